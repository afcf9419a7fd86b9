package io.github.camelinvokeai.client.job;

import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.error.JobCanceledException;
import io.github.camelinvokeai.client.error.JobException;
import io.github.camelinvokeai.client.error.JobFailedException;
import io.github.camelinvokeai.client.error.JobLostException;
import io.github.camelinvokeai.client.error.ServerWording;
import io.github.camelinvokeai.client.queue.QueueItem;
import io.github.camelinvokeai.client.queue.QueueItemStatus;

/** Turns the queue's last word on an item into a result. */
final class ItemResults {

    private final String batchId;

    ItemResults(String batchId) {
        this.batchId = batchId;
    }

    /**
     * @param children          what the saved workflows that it called have made
     * @param connectionDropped whether the event socket dropped since the item was enqueued without anybody here
     *                          canceling it
     */
    ItemResult ended(QueueItem item, List<ItemResult> children, boolean connectionDropped) {
        SessionReader session = new SessionReader(item.itemId(), item.session(), item.raw().path("workflow"));
        return new ItemResult(
                item.itemId(), item.sessionId(), item.status(), item.origin(), item.destination(), item.fieldValues(),
                session.images(), session.allImages(), session.videos(), session.outputs(), children,
                error(item, connectionDropped));
    }

    ItemResult lost(int itemId, String why, Throwable cause) {
        String message = "Queue item " + itemId + " of batch " + batchId + " " + why;
        return new ItemResult(
                itemId, null, null, null, null, JsonNodeFactory.instance.arrayNode(), List.of(), List.of(), List.of(),
                new JobLostException(batchId, itemId, message, cause));
    }

    private JobException error(QueueItem item, boolean connectionDropped) {
        if (item.status() == QueueItemStatus.FAILED) {
            return failure(item);
        } else if (item.status() == QueueItemStatus.CANCELED) {
            return new JobCanceledException(
                    batchId, item.itemId(), "Queue item " + item.itemId() + " of batch " + batchId + " was canceled"
                                            + (connectionDropped
                                                    ? "; the connection to the server dropped meanwhile, so perhaps by a restart of the server"
                                                    : ""));
        }
        return null;
    }

    private JobFailedException failure(QueueItem item) {
        Iterator<String> failed = item.session().path("errors").fieldNames();
        String nodeId = failed.hasNext() ? SessionReader.nodeId(item.session(), failed.next()) : null;
        JsonNode node = SessionReader.node(item.session(), nodeId);
        String nodeType = node.path("type").textValue();
        String detail = ServerWording.cut(item.errorMessage());
        String where = nodeId == null ? "" : " at node " + nodeId + " (" + nodeType + ")";
        return new JobFailedException(
                batchId, item.itemId(), nodeId, nodeType, item.errorType(), detail, "Queue item " + item.itemId() + " of batch "
                                                                                    + batchId + " failed" + where + ": "
                                                                                    + item.errorType() + ": " + detail);
    }
}
