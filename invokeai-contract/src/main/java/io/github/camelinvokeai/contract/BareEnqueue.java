package io.github.camelinvokeai.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.json.Json;

/** Enqueues without the client, to see the whole of what the server answers. */
record BareEnqueue(int status, JsonNode body) {

    static BareEnqueue send(JsonNode request) throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(URI.create(ServerUnderTest.url() + "/api/v1/queue/default/enqueue_batch"))
                .header("Content-Type", "application/json").timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(Json.write(request))).build();
        // Without asking for HTTP/2, which makes the server lose the body.
        HttpResponse<String> answer = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                .send(post, BodyHandlers.ofString());
        return new BareEnqueue(answer.statusCode(), Json.mapper().readTree(answer.body()));
    }
}
