package io.github.camelinvokeai.component;

import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Says in headers what a job has come to; what else is in the message stays. */
final class ResultMessage {

    private static final List<String> OF_A_JOB = List.of(
            InvokeAIConstants.STATUS, InvokeAIConstants.ITEM_ID, InvokeAIConstants.ITEM_IDS, InvokeAIConstants.SESSION_ID,
            InvokeAIConstants.IMAGE_COUNT, InvokeAIConstants.IMAGE_NAMES);

    private ResultMessage() {
    }

    /** Also takes away what an earlier job of the route has left, so that nothing of it is taken for this one's. */
    static void submitted(Message message, String batchId) {
        Object earlierImage = message.removeHeader(InvokeAIConstants.IMAGE_NAME);
        if (earlierImage != null && earlierImage.equals(message.getHeader(Exchange.FILE_NAME))) {
            message.removeHeader(Exchange.FILE_NAME);
        }
        OF_A_JOB.forEach(message::removeHeader);
        message.setHeader(InvokeAIConstants.BATCH_ID, batchId);
    }

    static void enqueued(Message message, List<Integer> itemIds) {
        message.setHeader(InvokeAIConstants.STATUS, "pending");
        items(message, itemIds);
    }

    /** Also names the only image for {@code to("file:...")}, unless the message came with a name. */
    static void completed(Message message, InvokeAIResult result) {
        ended(message, result);
        List<ResultImage> images = result.images();
        if (images.size() == 1 && message.getHeader(Exchange.FILE_NAME) == null) {
            message.setHeader(Exchange.FILE_NAME, images.get(0).name());
        }
    }

    /** For every ending: the body may be something else than the image, so it gets no name for files. */
    static void ended(Message message, InvokeAIResult result) {
        message.setHeader(InvokeAIConstants.STATUS, result.status());
        items(message, result.itemIds());
        if (!result.sessionIds().isEmpty()) {
            message.setHeader(InvokeAIConstants.SESSION_ID, result.sessionIds().get(0));
        }
        images(message, result.images().stream().map(ResultImage::name).toList());
    }

    private static void items(Message message, List<Integer> itemIds) {
        message.setHeader(InvokeAIConstants.ITEM_IDS, itemIds);
        if (!itemIds.isEmpty()) {
            message.setHeader(InvokeAIConstants.ITEM_ID, itemIds.get(0));
        }
    }

    private static void images(Message message, List<String> names) {
        message.setHeader(InvokeAIConstants.IMAGE_COUNT, names.size());
        message.setHeader(InvokeAIConstants.IMAGE_NAMES, names);
        if (names.size() == 1) {
            message.setHeader(InvokeAIConstants.IMAGE_NAME, names.get(0));
        }
    }
}
