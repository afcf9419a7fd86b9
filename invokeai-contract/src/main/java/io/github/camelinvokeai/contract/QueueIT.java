package io.github.camelinvokeai.contract;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.GraphRefusedException;
import io.github.camelinvokeai.client.error.GraphRefusedException.Problem;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.queue.BatchStatus;
import io.github.camelinvokeai.client.queue.EnqueueResult;
import io.github.camelinvokeai.client.queue.QueueItem;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** The queue as it is underneath a job: batches, items, cancel, retry, delete, and what the server refuses. */
class QueueIT extends ContractTest {

    private static final String SECRET = "a portrait of the secret queen";
    private static final String BLANK = "\"b\":{\"id\":\"b\",\"type\":\"blank_image\",\"width\":64,\"height\":%s}";

    private final String batchId = "it-" + mark;

    @BeforeEach
    void theBatchIsRemovedAfterwards() {
        willEnqueue(batchId);
    }

    private ObjectNode payload(String nodes, String edges, int runs) {
        try {
            return (ObjectNode) Json.mapper().readTree("""
                    {"batch":{"batch_id":"%s","origin":"it","destination":"it-%s","runs":%d,
                     "graph":{"id":"g","nodes":{%s},"edges":[%s]}}}""".formatted(batchId, batchId, runs, nodes, edges));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private ObjectNode blank(int runs) {
        return payload(BLANK.formatted("64,\"use_cache\":false"), "", runs);
    }

    private GraphRefusedException refusal(String nodes, String edges) {
        GraphRefusedException e = catchThrowableOfType(GraphRefusedException.class,
                () -> queue.enqueue(payload(nodes, edges, 1)));
        assertThat(e.status()).isEqualTo(422);
        assertThat(e.getMessage()).doesNotContain("secret queen").hasSizeLessThan(2500);
        assertThat(queue.batchStatus(batchId).unknown()).isTrue();
        return e;
    }

    @Test
    void runsABatchToItsEnd() {
        EnqueueResult result = queue.enqueue(blank(2));
        assertThat(result.batchId()).isEqualTo(batchId);
        assertThat(result.requested()).isEqualTo(2);
        assertThat(result.enqueued()).isEqualTo(2);
        assertThat(result.itemIds()).hasSize(2).isSorted();

        await().atMost(Duration.ofMinutes(2)).until(() -> queue.batchStatus(batchId).unfinished() == 0);

        assertThat(queue.batchStatus(batchId)).isEqualTo(new BatchStatus(batchId, 0, 0, 0, 2, 0, 0, 2));
        assertThat(queue.itemIdsOfBatch(batchId)).isEqualTo(result.itemIds());
        assertThat(queue.itemIds()).containsAll(result.itemIds()).isSorted();
        assertThat(queue.items(result.itemIds())).allSatisfy(this::completed).extracting(QueueItem::itemId)
                .isEqualTo(result.itemIds());
        completed(queue.item(result.itemIds().get(0)));
    }

    private void completed(QueueItem item) {
        assertThat(item.status()).isEqualTo(QueueItemStatus.COMPLETED);
        assertThat(item.batchId()).isEqualTo(batchId);
        assertThat(item.origin()).isEqualTo("it");
        assertThat(item.errorType()).isNull();
        assertThat(item.parentItemId()).isNull();
        assertThat(item.session().path("id").asText()).isEqualTo(item.sessionId());
        assertThat(item.completedAt()).hasValueSatisfying(time -> assertThat(time).isAfter(item.createdAt().orElseThrow()));
    }

    @Test
    void cancelsRetriesAndDeletes() {
        List<Integer> ids = queue.enqueue(blank(5)).itemIds();
        int last = ids.get(4);

        assertThat(queue.cancel(last).status()).isEqualTo(QueueItemStatus.CANCELED);
        assertThat(queue.cancel(last).status()).as("again").isEqualTo(QueueItemStatus.CANCELED);
        assertThat(queue.cancelByBatchIds(List.of(batchId, "it-unknown"))).isBetween(0, 4);
        assertThat(queue.batchStatus(batchId).unfinished()).isZero();

        assertThat(queue.retry(List.of(last, Integer.MAX_VALUE))).containsExactly(last);
        List<Integer> all = queue.itemIdsOfBatch(batchId);
        assertThat(all).hasSize(6).containsAll(ids);
        assertThat(queue.item(all.get(5)).retriedFromItemId()).isEqualTo(last);

        queue.delete(last);
        assertThatThrownBy(() -> queue.item(last)).isInstanceOf(NotFoundException.class)
                .hasMessageContaining("not found in queue");
        assertThat(queue.items(List.of(last, ids.get(0)))).extracting(QueueItem::itemId).containsExactly(ids.get(0));
        assertThatThrownBy(() -> queue.cancel(last)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void saysWhichValueIsRefused() {
        GraphRefusedException e = refusal(BLANK.formatted("\"tall\"") + ",\"s\":{\"id\":\"s\",\"type\":\"string\",\"value\":[\""
                                          + SECRET + "\"]}",
                "");

        assertThat(e.problems()).extracting(Problem::nodeId).containsExactlyInAnyOrder("b", "s");
        assertThat(e.problems()).extracting(Problem::field).containsExactlyInAnyOrder("height", "value");
    }

    @Test
    void saysWhichNodeTypeIsUnknown() {
        GraphRefusedException e = refusal("\"x\":{\"id\":\"x\",\"type\":\"no_such_node\",\"prompt\":\"" + SECRET + "\"}", "");

        assertThat(e.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.nodeId()).isEqualTo("x");
            assertThat(problem.message()).contains("no_such_node").hasSizeLessThanOrEqualTo(300);
        });
    }

    @Test
    void saysWhichEdgeIsRefused() {
        String nodes = BLANK.formatted("64") + ",\"s\":{\"id\":\"s\",\"type\":\"string\",\"value\":\"" + SECRET + "\"}";
        String edge
                = "{\"source\":{\"node_id\":\"b\",\"field\":\"%s\"},\"destination\":{\"node_id\":\"%s\",\"field\":\"value\"}}";

        assertThat(refusal(nodes, edge.formatted("image", "zz")).problems()).extracting(Problem::nodeId).containsExactly("zz");
        assertThat(refusal(nodes, edge.formatted("nope", "s")).problems()).extracting(Problem::field).containsExactly("nope");
        assertThat(refusal(nodes, edge.formatted("image", "s")).problems())
                .extracting(Problem::nodeId, Problem::field)
                .containsExactly(tuple("s", "value"));
    }

    @Test
    void unknownIdsAreToldApart() {
        assertThat(queue.batchStatus(batchId).unknown()).isTrue();
        assertThat(queue.itemIdsOfBatch(batchId)).isEmpty();
        assertThatThrownBy(() -> queue.item(Integer.MAX_VALUE)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> queue.delete(Integer.MAX_VALUE)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void readsTheQueueAsAWhole() {
        assertThat(queue.status().queueId()).isEqualTo("default");
        assertThat(queue.status().processorStarted()).isTrue();
    }
}
