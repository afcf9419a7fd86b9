package io.github.camelinvokeai.client.schema;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The shipped facts and the document of a running server of the same release give the same templates. */
class NodeSchemaIT {

    private static final String URL = System.getProperty("invokeai.url");

    @Test
    void theShippedFactsAreThoseOfTheServer() throws Exception {
        String version = get("/api/v1/app/version").path("version").asText();
        assertThat(version).as("release of the server at %s", URL).isEqualTo(NodeSchema.shipped().version());

        NodeSchema live = NodeSchema.fromOpenApi(get("/openapi.json"), version, "server " + URL);

        assertThat(live.templates().keySet()).isEqualTo(NodeSchema.shipped().templates().keySet());
        live.templates().forEach((type, node) -> assertSame(node, NodeSchema.shipped().template(type).orElseThrow()));
    }

    private static void assertSame(NodeTemplate live, NodeTemplate shipped) {
        assertThat(shipped).isEqualTo(live);
        assertThat(List.copyOf(shipped.inputs().keySet())).as("order of inputs").isEqualTo(List.copyOf(live.inputs().keySet()));
        assertThat(List.copyOf(shipped.outputs().keySet())).as("order of outputs")
                .isEqualTo(List.copyOf(live.outputs().keySet()));
    }

    private static JsonNode get(String path) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(URL + path)).build();
        return Json.mapper().readTree(http.send(request, BodyHandlers.ofString()).body());
    }
}
