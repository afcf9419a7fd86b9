package io.github.camelinvokeai.cli;

import java.time.LocalTime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.events.BatchEnqueued;
import io.github.camelinvokeai.client.events.EventIds;
import io.github.camelinvokeai.client.events.FileDownload;
import io.github.camelinvokeai.client.events.Invocation;
import io.github.camelinvokeai.client.events.InvocationError;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.ModelLoad;
import io.github.camelinvokeai.client.events.QueueItemStatusChanged;
import io.github.camelinvokeai.client.events.UnknownEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventLineTest {

    private static final EventIds IDS = new EventIds("default", 7, "nightly", "session", "origin", null, "system");

    @Test
    void itTellsTimeNameItemAndStatus() {
        assertThat(line(new QueueItemStatusChanged(IDS, "completed", 3, null, null, NullNode.getInstance())))
                .isEqualTo("14:03:59.007  queue_item_status_changed  item 7  batch nightly  completed");
    }

    @Test
    void aNodeIsToldByItsTypeAndIdAndHowFarItIs() {
        assertThat(line(Events.started(7, "n"))).isEqualTo("14:03:59.007  invocation_started         item 7  type n");
        assertThat(line(Events.progress(7, "n", 0.666))).endsWith("item 7  type n  66 %");
        assertThat(line(Events.progress(7, "n", null))).endsWith("item 7  type n");
    }

    @Test
    void aBatchIsToldWithItsItems() {
        EventIds ids = new EventIds("default", null, "nightly", null, null, null, null);

        assertThat(line(new BatchEnqueued(ids, 5, 3, 0, NullNode.getInstance()))).endsWith("batch nightly  3 of 5 items");
    }

    @Test
    void aModelIsToldByItsName() {
        assertThat(line(
                new ModelLoad(
                        "model_load_started", ModelLoad.Phase.STARTED, "key", "Tiny SD", "unet", null,
                        NullNode.getInstance())))
                .endsWith("model Tiny SD  unet");
    }

    @Test
    void messagesThatMayQuotePromptsAndAddressesThatMayBeSecretAreNotTold() {
        String secret = "a lighthouse";

        assertThat(line(
                new InvocationError(
                        IDS, new Invocation("run", "n", "compel"), "ValueError", secret, NullNode.getInstance())))
                .endsWith("item 7  compel n  ValueError");
        assertThat(line(new QueueItemStatusChanged(IDS, "failed", 3, "ValueError", secret, NullNode.getInstance())))
                .endsWith("failed  ValueError");
        assertThat(line(
                new FileDownload(
                        "download_error", FileDownload.Phase.ERROR, secret, 5L, 9L, "HTTPError", secret,
                        NullNode.getInstance())))
                .endsWith("5 of 9 bytes  HTTPError");
        assertThat(line(new UnknownEvent("news", JsonNodeFactory.instance.objectNode().put("prompt", secret))))
                .isEqualTo("14:03:59.007  news");
    }

    @Test
    void whatAServerSendsCannotMoveTheCursor() {
        assertThat(line(Events.started(7, "\u001b[2Jn\nm"))).endsWith("item 7  type [2Jn m");
    }

    private static String line(InvokeAIEvent event) {
        return EventLine.of(event, LocalTime.of(14, 3, 59, 7_000_000));
    }
}
