package io.github.camelinvokeai.client.queue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ScriptedServer;
import io.github.camelinvokeai.client.http.ScriptedServer.Answer;
import io.github.camelinvokeai.client.http.ScriptedServer.Request;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QueueRepositoryTest {

    private static final String QUEUE = "/api/v1/queue/default/";
    private static final String COUNTS = "{\"batch_id\":\"b\",\"pending\":1,\"in_progress\":1,\"completed\":1,\"total\":3}";
    private static final String ITEM = "{\"item_id\":%d,\"batch_id\":\"%s\",\"queue_id\":\"default\",\"priority\":0}";

    private static Answer items(String... items) {
        return Answer.json("[" + String.join(",", items) + "]");
    }

    private static String item(int id, String batch) {
        return ITEM.formatted(id, batch);
    }

    @Test
    void anEnqueueAnsweredWithoutNumbersMayHaveBeenCarriedOut() {
        try (var server = ScriptedServer.answering(200, "application/json", "{}"); ApiHttp http = server.client()) {
            assertThatThrownBy(() -> new QueueRepository(http, "default").enqueue(Json.mapper().createObjectNode()))
                    .isInstanceOfSatisfying(ServerResponseException.class,
                            e -> assertThat(e.mayHaveBeenCarriedOut()).isTrue())
                    .hasMessageContaining("without the numbers");
        }
    }

    @Test
    void enqueuesOnceAndSortsTheIds() {
        String answer = """
                {"queue_id":"default","requested":3,"enqueued":2,"priority":1,"item_ids":[5,3,4],"batch":{"batch_id":"b"}}""";
        try (var server = ScriptedServer.answering(200, "application/json", answer); ApiHttp http = server.client()) {
            EnqueueResult result = new QueueRepository(http, "default").enqueue(Json.mapper().createObjectNode());

            assertThat(result).isEqualTo(new EnqueueResult("b", 3, 2, 1, List.of(3, 4, 5)));
            assertThat(server.onlyRequest().line()).isEqualTo("POST " + QUEUE + "enqueue_batch");
        }
    }

    @Test
    void anOlderServerTellsNoItemIds() {
        try (var server = ScriptedServer.answering(200, "application/json", "{\"enqueued\":1,\"requested\":1}");
             ApiHttp http = server.client()) {
            assertThat(new QueueRepository(http, "default").enqueue(Json.mapper().createObjectNode()).itemIds()).isEmpty();
        }
    }

    @Test
    void countsWhatOlderServersDoNotCountAsNothing() {
        try (var server = ScriptedServer.answering(200, "application/json", COUNTS); ApiHttp http = server.client()) {
            BatchStatus status = new QueueRepository(http, "my queue").batchStatus("b/1");

            assertThat(status).isEqualTo(new BatchStatus("b", 1, 1, 0, 1, 0, 0, 3));
            assertThat(status.unfinished()).isEqualTo(2);
            assertThat(status.unknown()).isFalse();
            assertThat(server.onlyRequest().uri()).isEqualTo("/api/v1/queue/my%20queue/b/b%2F1/status");
        }
    }

    @Test
    void asksForManyItemsInPortions() {
        try (var server = new ScriptedServer(request -> items()); ApiHttp http = server.client()) {
            new QueueRepository(http, "default").items(IntStream.range(0, 450).boxed().toList());

            assertThat(server.requests()).hasSize(3).extracting(Request::line).containsOnly("POST " + QUEUE + "items_by_ids");
            assertThat(server.requests().get(2).body()).startsWith("{\"item_ids\":[400,").endsWith("449]}");
        }
    }

    @Test
    void asksForNoItemsWithoutARequest() {
        try (var server = new ScriptedServer(request -> items()); ApiHttp http = server.client()) {
            assertThat(new QueueRepository(http, "default").items(List.of())).isEmpty();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void searchesABatchFromTheNewestItemAndStopsWhenAllAreFound() {
        String ids = IntStream.range(0, 1000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        String child = "{\"item_id\":998,\"batch_id\":\"b\",\"parent_item_id\":5}";
        try (var server = new ScriptedServer(request -> switch (request.line()) {
            case "GET " + QUEUE + "b/b/status" -> Answer.json(COUNTS);
            case "GET " + QUEUE + "item_ids" -> Answer.json("{\"item_ids\":[" + ids + "]}");
            case "POST " + QUEUE + "item_summaries_by_ids" -> items(item(999, "b"), child, item(997, "a"), item(996, "b"));
            default -> Answer.notFound();
        }); ApiHttp http = server.client()) {
            assertThat(new QueueRepository(http, "default").itemIdsOfBatch("b")).containsExactly(996, 999);
            assertThat(server.requests()).hasSize(3);
            assertThat(server.requests().get(2).body()).contains("[800,", ",999]");
        }
    }

    @Test
    void anUnknownBatchIsNotSearchedFor() {
        try (var server = new ScriptedServer(request -> Answer.json("{\"total\":0}")); ApiHttp http = server.client()) {
            assertThat(new QueueRepository(http, "default").itemIdsOfBatch("b")).isEmpty();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void searchesWithWholeItemsWhereThereAreNoSummaries() {
        try (var server = new ScriptedServer(request -> switch (request.line()) {
            case "GET " + QUEUE + "b/b/status" -> Answer.json(COUNTS);
            case "GET " + QUEUE + "item_ids" -> Answer.json("{\"item_ids\":[1,2]}");
            case "POST " + QUEUE + "items_by_ids" -> items(item(1, "a"), item(2, "b"));
            default -> Answer.notFound();
        }); ApiHttp http = server.client()) {
            assertThat(new QueueRepository(http, "default").itemIdsOfBatch("b")).containsExactly(2);
        }
    }

    @Test
    void pagesThroughTheListOfTheOldestServers() {
        String foreign = "{\"item_id\":9,\"batch_id\":\"b\",\"queue_id\":\"other\",\"priority\":0}";
        try (var server = new ScriptedServer(request -> switch (request.line()) {
            case "GET " + QUEUE + "b/b/status" -> Answer.json(COUNTS);
            case "GET " + QUEUE + "list?limit=500" -> page(true, item(2, "b"));
            case "GET " + QUEUE + "list?limit=500&cursor=2&priority=0" -> page(false, foreign, item(1, "a"), item(7, "b"));
            default -> Answer.notFound();
        }); ApiHttp http = server.client()) {
            QueueRepository queue = new QueueRepository(http, "default");

            assertThat(queue.itemIds()).containsExactly(1, 2, 7);
            assertThat(queue.itemIdsOfBatch("b")).containsExactly(2, 7);
        }
    }

    private static Answer page(boolean more, String... items) {
        return Answer.json("{\"has_more\":" + more + ",\"items\":[" + String.join(",", items) + "]}");
    }

    @Test
    void readsItemsOneByOneOnTheOldestServersAndLeavesOutThoseNotThere() {
        try (var server = new ScriptedServer(request -> switch (request.line()) {
            case "GET " + QUEUE + "i/1" -> Answer.json(item(1, "a"));
            case "GET " + QUEUE + "i/2" -> new Answer(500, "text/plain", "Internal Server Error");
            default -> Answer.notFound();
        }); ApiHttp http = server.client()) {
            assertThat(new QueueRepository(http, "default").items(List.of(2, 1))).extracting(QueueItem::itemId)
                    .containsExactly(1);
        }
    }

    @Test
    void aWrongPathIsNotTakenForItemsThatAreGone() {
        try (var server = new ScriptedServer(request -> Answer.notFound()); ApiHttp http = server.client()) {
            QueueRepository queue = new QueueRepository(http, "default");

            assertThatThrownBy(() -> queue.items(List.of(1))).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(queue::itemIds).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void readsTheQueueAsAWhole() {
        String answer = """
                {"queue":{"queue_id":"default","item_id":4,"batch_id":"b","pending":1,"in_progress":1,"completed":2,"failed":3,
                 "canceled":4,"total":11},"processor":{"is_started":true,"is_processing":false}}""";
        try (var server = ScriptedServer.answering(200, "application/json", answer); ApiHttp http = server.client()) {
            assertThat(new QueueRepository(http, "default").status())
                    .isEqualTo(new QueueStatus("default", 4, "b", 1, 1, 0, 2, 3, 4, 11, true, false));
        }
    }

    @Test
    void whatChangesTheQueueGoesWhereTheServerTakesIt() {
        String answer = "{\"canceled\":3,\"deleted\":5,\"retried_item_ids\":[2,1],\"item_id\":8}";
        try (var server = ScriptedServer.answering(200, "application/json", answer); ApiHttp http = server.client()) {
            QueueRepository queue = new QueueRepository(http, "default");

            assertThat(queue.cancel(8).itemId()).isEqualTo(8);
            assertThat(queue.cancelByBatchIds(List.of("b"))).isEqualTo(3);
            assertThat(queue.clear()).isEqualTo(5);
            assertThat(queue.prune()).isEqualTo(5);
            queue.pause();
            queue.resume();
            assertThat(queue.retry(List.of(1, 2))).containsExactly(1, 2);
            queue.delete(8);
            assertThat(server.requests()).extracting(request -> request.line().replace(QUEUE, "") + " " + request.body())
                    .containsExactly("PUT i/8/cancel ", "PUT cancel_by_batch_ids {\"batch_ids\":[\"b\"]}", "PUT clear ",
                            "PUT prune ", "PUT processor/pause ", "PUT processor/resume ", "PUT retry_items_by_id [1,2]",
                            "DELETE i/8 ");
        }
    }
}
