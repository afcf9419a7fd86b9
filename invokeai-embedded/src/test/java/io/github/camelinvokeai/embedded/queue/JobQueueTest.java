package io.github.camelinvokeai.embedded.queue;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ApiPath;
import io.github.camelinvokeai.client.http.Query;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.embedded.EmbeddedInvokeAI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the contract suite does not ask of a queue, as it would harm a real one. */
class JobQueueTest {

    @AutoClose
    private final EmbeddedInvokeAI server = EmbeddedInvokeAI.start();

    @AutoClose
    private final ApiHttp http = ApiHttp.builder(server.url()).build();

    @Test
    void anItemThatIsReadStaysAsItWas() throws Exception {
        ObjectNode workflow = workflow();
        enqueue("default", "{\"b\":{\"id\":\"b\",\"type\":\"integer\",\"value\":1}}", workflow);
        int id = only("default");

        http.get(ApiPath.v1("queue", "default", "i", String.valueOf(id)), Query.none());

        JsonNode all = http.get(ApiPath.v1("queue", "default", "list_all"), Query.none());
        assertThat(all.get(0).path("workflow").has("form")).isTrue();
        assertThat(all.get(0).path("workflow").path("nodes")).isEqualTo(workflow.path("nodes"));
    }

    @Test
    void aQueueCountsItsOwnItemsOnly() throws Exception {
        enqueue("default", "{\"b\":{\"id\":\"b\",\"type\":\"integer\",\"value\":1}}", null);
        await().until(() -> status("default").path("completed").asInt() == 1);

        assertThat(status("other").path("total").asInt()).isZero();
        assertThat(http.get(ApiPath.v1("queue", "other", "b", "batch", "status"), Query.none()).path("total").asInt()).isZero();
    }

    @Test
    void whatIsTooLargeFailsItsJobAndNotTheQueue() throws Exception {
        enqueue("default", "{\"r\":{\"id\":\"r\",\"type\":\"blank_image\",\"width\":2000000,\"height\":2000000}}", null);
        enqueue("default", "{\"b\":{\"id\":\"b\",\"type\":\"integer\",\"value\":1}}", null);

        await().atMost(Duration.ofSeconds(60)).until(() -> status("default").path("completed").asInt() == 1);

        assertThat(status("default").path("failed").asInt()).isEqualTo(1);
    }

    @Test
    void aValueThatNoNodeTakesStopsTheQueueUntilItsBatchIsCanceled() throws Exception {
        String poison = """
                {"batch":{"batch_id":"poison","runs":1,"data":[[{"node_path":"b","field_name":"value","items":["q"]}]],
                 "graph":{"id":"g","nodes":{"b":{"id":"b","type":"integer","value":1}},"edges":[]}}}""";
        http.post(ApiPath.v1("queue", "default", "enqueue_batch"), Query.none(), Json.mapper().readTree(poison));
        enqueue("default", "{\"b\":{\"id\":\"b\",\"type\":\"integer\",\"value\":1}}", null);

        assertThat(status("default").path("pending").asInt()).isEqualTo(2);
        http.put(ApiPath.v1("queue", "default", "cancel_by_batch_ids"), Query.none(),
                Json.mapper().readTree("{\"batch_ids\":[\"poison\"]}"));

        await().until(() -> status("default").path("completed").asInt() == 1);
    }

    @Test
    void aResetEndsWhatRunsBeforeItReturns() throws Exception {
        server.nodes("integer").takes(Duration.ofHours(1));
        enqueue("default", "{\"b\":{\"id\":\"b\",\"type\":\"integer\",\"value\":1}}", null);
        await().until(() -> status("default").path("in_progress").asInt() == 1);

        server.reset();

        assertThat(status("default").path("in_progress").asInt()).isZero();
        assertThat(status("default").path("canceled").asInt()).isEqualTo(1);
    }

    private JsonNode status(String queueId) {
        return http.get(ApiPath.v1("queue", queueId, "status"), Query.none()).path("queue");
    }

    private int only(String queueId) {
        return http.get(ApiPath.v1("queue", queueId, "item_ids"), Query.none()).path("item_ids").get(0).asInt();
    }

    private void enqueue(String queueId, String nodes, JsonNode workflow) throws Exception {
        ObjectNode body = (ObjectNode) Json.mapper().readTree(
                "{\"batch\":{\"batch_id\":\"batch\",\"runs\":1,\"graph\":{\"id\":\"g\",\"nodes\":" + nodes
                                                              + ",\"edges\":[]}}}");
        body.withObject("/batch").set("workflow", workflow);
        http.post(ApiPath.v1("queue", queueId, "enqueue_batch"), Query.none(), body);
    }

    private static ObjectNode workflow() {
        ObjectNode workflow = Json.mapper().createObjectNode();
        for (String text : new String[] { "name", "author", "description", "version", "contact", "tags", "notes" }) {
            workflow.put(text, "");
        }
        workflow.putObject("meta").put("version", "4.0.0").put("category", "user");
        workflow.putArray("exposedFields");
        workflow.putArray("nodes").addObject().putNull("x").put("y", 1);
        workflow.putArray("edges");
        return workflow;
    }
}
