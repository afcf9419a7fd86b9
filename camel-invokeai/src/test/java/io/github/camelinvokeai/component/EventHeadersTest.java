package io.github.camelinvokeai.component;

import java.util.Map;

import io.github.camelinvokeai.client.events.EventIds;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.QueueCleared;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventHeadersTest {

    @Test
    void aStatusEventTellsItsIdsAndItsStatus() {
        assertThat(headers(EventFixtures.status("completed"))).containsExactlyInAnyOrderEntriesOf(Map.of(
                InvokeAIConstants.EVENT_NAME, "queue_item_status_changed", InvokeAIConstants.QUEUE_ID, "default",
                InvokeAIConstants.ITEM_ID, 7, InvokeAIConstants.BATCH_ID, "batch-1", InvokeAIConstants.SESSION_ID, "session-1",
                InvokeAIConstants.ORIGIN, "camel:main", InvokeAIConstants.DESTINATION, "gallery",
                InvokeAIConstants.STATUS, "completed"));
    }

    @Test
    void progressTellsItsNodeAndItsShareOfOne() {
        assertThat(headers(EventFixtures.progress(0.25)))
                .containsEntry(InvokeAIConstants.PERCENTAGE, 0.25)
                .containsEntry(InvokeAIConstants.NODE_ID, "denoise")
                .containsEntry(InvokeAIConstants.NODE_TYPE, "denoise_latents")
                .doesNotContainKey(InvokeAIConstants.STATUS);
    }

    @Test
    void otherEventsOfANodeHaveNoShare() {
        assertThat(headers(EventFixtures.started()))
                .containsEntry(InvokeAIConstants.NODE_ID, "denoise").doesNotContainKey(InvokeAIConstants.PERCENTAGE);
    }

    @Test
    void whatAnEventDoesNotTellHasNoHeader() {
        assertThat(headers(EventFixtures.modelLoad())).containsOnlyKeys(InvokeAIConstants.EVENT_NAME);
        assertThat(headers(new QueueCleared(
                new EventIds("default", null, null, null, null, null, null), EventFixtures.json("{}"))))
                .containsOnlyKeys(InvokeAIConstants.EVENT_NAME, InvokeAIConstants.QUEUE_ID);
    }

    private static Map<String, Object> headers(InvokeAIEvent event) {
        Message message = new DefaultMessage(new DefaultCamelContext());
        EventHeaders.fill(message, event);
        assertThat(message.getBody()).isSameAs(event);
        return message.getHeaders();
    }
}
