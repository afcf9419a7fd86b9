package io.github.camelinvokeai.client.http;

import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.http.ScriptedServer.Answer;
import io.github.camelinvokeai.client.http.ScriptedServer.Request;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApiHttpRequestTest {

    private static final JsonNode BODY = JsonNodeFactory.instance.objectNode().put("prompt", "ü");

    @Test
    void asksBelowTheBasePathWithEncodedIdsAndQuery() {
        try (var server = ScriptedServer.answering(200, "application/json", "{\"a\":1}");
             var http = ApiHttp.builder(server.url() + "/invoke/").build()) {
            JsonNode answer = http.get(ApiPath.v1("boards", "a/b ü"), Query.of("all", true));

            assertThat(answer.path("a").asInt()).isEqualTo(1);
            assertThat(server.onlyRequest().line()).isEqualTo("GET /invoke/api/v1/boards/a%2Fb%20%C3%BC?all=true");
        }
    }

    @Test
    void sendsJsonWithEveryWritingMethod() {
        try (var server = ScriptedServer.answering(200, "application/json", "null"); var http = server.client()) {
            ApiPath path = ApiPath.v1("x");
            http.post(path, Query.none(), BODY);
            http.put(path, Query.none(), BODY);
            http.patch(path, Query.none(), BODY);
            http.delete(path, Query.none());
            http.put(path, Query.none(), null);

            assertThat(server.requests()).extracting(Request::method)
                    .containsExactly("POST", "PUT", "PATCH", "DELETE", "PUT");
            assertThat(server.requests()).extracting(Request::body)
                    .containsExactly("{\"prompt\":\"ü\"}", "{\"prompt\":\"ü\"}", "{\"prompt\":\"ü\"}", "", "");
            assertThat(server.requests().get(0).headers().getFirst("Content-Type")).startsWith("application/json");
        }
    }

    @Test
    void offersNeitherCompressionNorUpgrade() {
        try (var server = ScriptedServer.answering(200, "application/json", "null"); var http = server.client()) {
            http.get(ApiPath.v1("x"), Query.none());
            http.post(ApiPath.v1("x"), Query.none(), BODY);

            assertThat(server.requests()).allSatisfy(request -> assertThat(request.headers())
                    .doesNotContainKeys("Accept-encoding", "Upgrade", "Expect", "Cookie", "Authorization"));
        }
    }

    @Test
    void asksForTheTokenAtEveryRequest() {
        Iterator<String> tokens = List.of("first", " second\n").iterator();
        try (var server = ScriptedServer.answering(200, "application/json", "null");
             var http = ApiHttp.builder(server.url()).token(tokens::next).build()) {
            http.get(ApiPath.v1("x"), Query.none());
            http.post(ApiPath.v1("x"), Query.none(), BODY);

            assertThat(server.requests()).extracting(request -> request.headers().getFirst("Authorization"))
                    .containsExactly("Bearer first", "Bearer second");
        }
    }

    @Test
    void refusesATokenThatWouldBreakTheHeader() {
        try (var server = ScriptedServer.answering(200, "application/json", "null");
             var http = ApiHttp.builder(server.url()).token(() -> "s3cret\r\nX-Other: 1").build()) {
            assertThatThrownBy(() -> http.get(ApiPath.v1("x"), Query.none())).isInstanceOf(InvalidOptionException.class)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void takesAnEmptyAnswerForNull() {
        try (var server = ScriptedServer.answering(204, null, ""); var http = server.client()) {
            assertThat(http.delete(ApiPath.v1("x"), Query.none()).isNull()).isTrue();
        }
    }

    @Test
    void usesItsConnectionAgainAfterAnswersAndTypedErrors() {
        try (var server = new ScriptedServer(request -> request.uri().endsWith("x") ? Answer.json("{}") : Answer.notFound());
             var http = server.client()) {
            http.get(ApiPath.v1("x"), Query.none());
            assertThatThrownBy(() -> http.get(ApiPath.v1("y"), Query.none())).isInstanceOf(NotFoundException.class);
            http.get(ApiPath.v1("x"), Query.none());

            assertThat(server.requests()).hasSize(3).extracting(Request::clientPort).containsOnly(
                    server.requests().get(0).clientPort());
        }
    }

    @Test
    void keepsTheDigitsOfNumbers() {
        try (var server = ScriptedServer.answering(200, "application/json", "[4294967295,0.10]"); var http = server.client()) {
            assertThat(http.get(ApiPath.v1("x"), Query.none())).hasToString("[4294967295,0.10]");
        }
    }

    @Test
    void refusesOptionsThatCannotWork() {
        ApiHttp.Builder builder = ApiHttp.builder("http://host");

        assertThatThrownBy(() -> builder.maxConnections(0)).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("maxConnections");
        assertThatThrownBy(() -> builder.responseTimeout(null)).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("responseTimeout");
    }

    @Test
    void saysSoWhenUsedAfterClosing() {
        try (var server = ScriptedServer.answering(200, "application/json", "null")) {
            ApiHttp http = closed(server);

            assertThatThrownBy(() -> http.get(ApiPath.v1("x"), Query.none())).isInstanceOf(InvokeAIException.class)
                    .hasMessageContaining("closed");
        }
    }

    private static ApiHttp closed(ScriptedServer server) {
        try (ApiHttp http = server.client()) {
            return http;
        }
    }
}
