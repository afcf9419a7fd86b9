package io.github.camelinvokeai.component;

import java.util.List;
import java.util.Map;

import io.github.camelinvokeai.client.queue.QueueItemStatus;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResultMessageTest {

    private final Message message = new DefaultExchange(new DefaultCamelContext()).getMessage();

    @Test
    void whatHasBeenEnqueuedIsPendingAndHasItems() {
        ResultMessage.enqueued(message, List.of(3, 4));

        assertThat(message.getHeaders()).containsEntry(InvokeAIConstants.STATUS, "pending")
                .containsEntry(InvokeAIConstants.ITEM_ID, 3).containsEntry(InvokeAIConstants.ITEM_IDS, List.of(3, 4));
    }

    @Test
    void whatHasEndedHasStatusItemsSessionAndImages() {
        message.setHeader("mine", "kept");

        ResultMessage.ended(message, new Results().item(3, QueueItemStatus.COMPLETED, "a.png")
                .item(4, QueueItemStatus.COMPLETED, "b.png").from(null));

        assertThat(message.getHeaders()).containsEntry("mine", "kept").containsEntry(InvokeAIConstants.STATUS, "completed")
                .containsEntry(InvokeAIConstants.ITEM_ID, 3).containsEntry(InvokeAIConstants.ITEM_IDS, List.of(3, 4))
                .containsEntry(InvokeAIConstants.SESSION_ID, "session-3").containsEntry(InvokeAIConstants.IMAGE_COUNT, 2)
                .containsEntry(InvokeAIConstants.IMAGE_NAMES, List.of("a.png", "b.png"))
                .doesNotContainKeys(InvokeAIConstants.IMAGE_NAME, Exchange.FILE_NAME);
    }

    @Test
    void theOnlyImageOfAGoodEndingGivesTheMessageANameForFiles() {
        ResultMessage.completed(message, Results.of("a.png").from(null));

        assertThat(message.getHeaders()).containsEntry(InvokeAIConstants.IMAGE_NAME, "a.png")
                .containsEntry(Exchange.FILE_NAME, "a.png");
    }

    @Test
    void whatHasEndedBadlyNamesItsImageButGivesNoNameForFiles() {
        ResultMessage.ended(message, Results.of("a.png").from(null));

        assertThat(message.getHeaders()).containsEntry(InvokeAIConstants.IMAGE_NAME, "a.png")
                .doesNotContainKey(Exchange.FILE_NAME);
    }

    @Test
    void aNameThatTheMessageCameWithStays() {
        message.setHeader(Exchange.FILE_NAME, "harbour.txt");

        ResultMessage.completed(message, Results.of("a.png").from(null));

        assertThat(message.getHeader(Exchange.FILE_NAME)).isEqualTo("harbour.txt");
    }

    @Test
    void aJobThatIsSubmittedHasABatch() {
        message.setHeader(InvokeAIConstants.BATCH_ID, "of the job before");

        ResultMessage.submitted(message, "b-2");

        assertThat(message.getHeaders()).containsOnly(Map.entry(InvokeAIConstants.BATCH_ID, "b-2"));
    }

    @Test
    void aJobThatIsSubmittedTakesAwayWhatTheOneBeforeHasLeft() {
        message.setHeader("mine", "kept");
        ResultMessage.completed(message, Results.of("a.png").from(null));

        ResultMessage.submitted(message, "b-2");

        assertThat(message.getHeaders())
                .containsOnly(Map.entry("mine", "kept"), Map.entry(InvokeAIConstants.BATCH_ID, "b-2"));
    }

    @Test
    void aJobThatIsSubmittedLeavesANameThatTheMessageCameWith() {
        message.setHeader(Exchange.FILE_NAME, "harbour.txt");
        ResultMessage.completed(message, Results.of("a.png").from(null));

        ResultMessage.submitted(message, "b-2");

        assertThat(message.getHeader(Exchange.FILE_NAME)).isEqualTo("harbour.txt");
    }
}
