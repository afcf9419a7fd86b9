package io.github.camelinvokeai.component;

import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.events.UnknownEvent;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.component.EventFixtures.modelLoad;
import static io.github.camelinvokeai.component.EventFixtures.progress;
import static io.github.camelinvokeai.component.EventFixtures.status;
import static org.assertj.core.api.Assertions.assertThat;

class EventFilterTest {

    @Test
    void withoutOptionsEverythingIsTaken() {
        assertThat(filter(options -> {
        })).accepts(status("completed"), progress(0.5), modelLoad(), new UnknownEvent("later_event", NullNode.getInstance()));
    }

    @Test
    void eachIdIsComparedWithTheEvents() {
        assertThat(filter(options -> options.setSession("session-1"))).accepts(status("completed"));
        assertThat(filter(options -> options.setSession("session-2"))).rejects(status("completed"));
        assertThat(filter(options -> options.setBatch("batch-1"))).accepts(status("completed"));
        assertThat(filter(options -> options.setBatch("batch-2"))).rejects(status("completed"));
        assertThat(filter(options -> options.setItem(7))).accepts(status("completed"));
        assertThat(filter(options -> options.setItem(8))).rejects(status("completed"));
        assertThat(filter(options -> options.setOrigin("camel:main"))).accepts(status("completed"));
        assertThat(filter(options -> options.setOrigin("camel"))).rejects(status("completed"));
        assertThat(filter(options -> options.setDestination("gallery"))).accepts(status("completed"));
        assertThat(filter(options -> options.setDestination("Gallery"))).rejects(status("completed"));
    }

    @Test
    void allOptionsMustFit() {
        assertThat(filter(options -> {
            options.setBatch("batch-1");
            options.setItem(7);
            options.setEventNames("queue_item_status_changed");
        })).accepts(status("completed")).rejects(progress(0.5), status(8, "completed"));
    }

    @Test
    void anEventThatDoesNotTellWhatIsAskedForIsNotTaken() {
        assertThat(filter(options -> options.setBatch("batch-1"))).rejects(modelLoad());
        assertThat(filter(options -> options.setOrigin("camel:main"))).rejects(modelLoad());
        assertThat(filter(options -> options.setSession("session-1"))).rejects(modelLoad());
        assertThat(filter(options -> options.setItem(7))).rejects(modelLoad());
        assertThat(filter(options -> options.setDestination("gallery"))).rejects(modelLoad());
    }

    @Test
    void namesMayHaveSpacesAroundThemAndEmptyOnesBetween() {
        assertThat(filter(options -> options.setEventNames(" model_load_started, invocation_progress ,,")))
                .accepts(progress(0.5), modelLoad()).rejects(status("completed"));
        assertThat(filter(options -> options.setEventNames(" , "))).accepts(status("completed"));
    }

    @Test
    void anEventOfANewerServerIsTakenByItsName() {
        EventFilter filter = filter(options -> options.setEventNames("later_event"));

        assertThat(filter).accepts(new UnknownEvent("later_event", NullNode.getInstance())).rejects(status("completed"));
    }

    @Test
    void namesOfNoKnownEventAreTold() {
        assertThat(filter(options -> options.setEventNames("invocation_progres, queue_cleared,Queue_Cleared")).unknownNames())
                .containsExactly("Queue_Cleared", "invocation_progres");
        assertThat(filter(options -> options.setEventNames("model_load_complete")).unknownNames()).isEmpty();
        assertThat(filter(options -> {
        }).unknownNames()).isEmpty();
    }

    private static EventFilter filter(Consumer<InvokeAIConfiguration> set) {
        InvokeAIConfiguration options = new InvokeAIConfiguration();
        set.accept(options);
        return new EventFilter(options);
    }
}
