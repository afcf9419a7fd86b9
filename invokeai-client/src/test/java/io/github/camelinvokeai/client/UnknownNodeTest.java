package io.github.camelinvokeai.client;

import java.time.Duration;
import java.util.Map;

import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.http.ScriptedServer;
import io.github.camelinvokeai.client.http.ScriptedServer.Answer;
import io.github.camelinvokeai.client.http.ScriptedServer.Request;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Before a workflow with nodes that the client does not know is sent, the server is asked whether it knows them. */
class UnknownNodeTest {

    private static final String WORKFLOW = """
            {"nodes": [{"id": "x", "type": "invocation",
              "data": {"id": "x", "type": "%s", "version": "1.0.0", "nodePack": "photo-pack", "inputs": {}}}]}""";

    private final ScriptedServer server = new ScriptedServer(UnknownNodeTest::answer);
    private final InvokeAIClient client = InvokeAIClient.create(server.url());

    private static Answer answer(Request request) {
        String body = request.uri().endsWith("openapi.json")
                ? Json.write(NodeSchema.shippedDocument()) : "{\"version\": \"6.14.2\"}";
        return new Answer(request.uri().contains("enqueue") ? 422 : 200, "application/json", body, Map.of());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void aNodeThatTheServerDoesNotKnowEitherStopsTheJobBeforeItIsSent() {
        Job job = client.submit(client.workflow(WorkflowDefinition.fromJson(WORKFLOW.formatted("sharpen"))).newSubmission());

        assertThat(job.result()).failsWithin(Duration.ofSeconds(30)).withThrowableThat().havingCause()
                .isInstanceOf(WorkflowFormatException.class).withMessageContaining("nodes[0] (x) is of type 'sharpen'")
                .withMessageContaining("photo-pack").withMessageContaining("server " + server.url());
        assertThat(server.requests()).extracting(Request::uri).noneMatch(uri -> uri.contains("enqueue"));
    }
}
