package io.github.camelinvokeai.cli;

import java.util.Set;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.events.EventIds;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.ModelLoad;
import io.github.camelinvokeai.client.events.QueueItemStatusChanged;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventChoiceTest {

    private static final InvokeAIEvent OF_ITEM = new QueueItemStatusChanged(
            new EventIds("default", 7, "batch", "session", null, null, null), "completed", 1, null, null,
            NullNode.getInstance());
    private static final InvokeAIEvent OF_NO_ITEM = new ModelLoad(
            "model_load_complete", ModelLoad.Phase.COMPLETE, "key", "Tiny SD", null, null, NullNode.getInstance());

    private final EventChoice choice = new EventChoice();

    @Test
    void withoutOptionsEveryEventIsShown() {
        assertThat(choice).accepts(OF_ITEM, OF_NO_ITEM);
    }

    @Test
    void anEventMustFitAllThatIsGiven() {
        choice.session = "session";
        choice.batch = "batch";
        choice.item = 7;
        assertThat(choice).accepts(OF_ITEM);

        choice.batch = "another";
        assertThat(choice).rejects(OF_ITEM);
    }

    @Test
    void whatDoesNotTellItsItemIsNotShownWhenOneIsAskedFor() {
        choice.item = 7;

        assertThat(choice).accepts(OF_ITEM).rejects(OF_NO_ITEM);
    }

    @Test
    void onlyEventsOfTheNamesAreShown() {
        choice.names = Set.of("model_load_complete", "model_load_started");

        assertThat(choice).accepts(OF_NO_ITEM).rejects(OF_ITEM);
    }

    @Test
    void namesOfNoKnownEventAreTold() {
        choice.names = Set.of("invocation_progress", "progress", "done");

        assertThat(choice.unknownNames()).containsExactly("done", "progress");
    }
}
