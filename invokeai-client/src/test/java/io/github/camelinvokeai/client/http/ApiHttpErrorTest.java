package io.github.camelinvokeai.client.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.error.AuthenticationException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.http.ScriptedServer.Answer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ApiHttpErrorTest {

    private static final String SECRET = "a portrait of the secret queen";

    private static ServerResponseException failure(Answer answer) {
        try (var server = new ScriptedServer(request -> answer); var http = server.client()) {
            ServerResponseException e = catchThrowableOfType(ServerResponseException.class,
                    () -> http.post(ApiPath.v1("x"), Query.of("secret", SECRET), JsonNodeFactory.instance.objectNode()));
            assertThat(server.requests()).as("sent once, whatever the status").hasSize(1);
            assertThat(e.getMessage()).contains("POST http://127.0.0.1").contains("/api/v1/x").doesNotContain("secret");
            return e;
        }
    }

    private static ServerResponseException failure(int status, String contentType, String body) {
        return failure(new Answer(status, contentType, body));
    }

    @ParameterizedTest
    @ValueSource(ints = { 401, 403 })
    void refusedCallersGetTheirOwnException(int status) {
        ServerResponseException e = failure(status, "application/json", "{\"detail\":\"Authentication required\"}");

        assertThat(e).isInstanceOf(AuthenticationException.class).hasMessageContaining("Authentication required");
        assertThat(e.status()).isEqualTo(status);
        assertThat(e.mayHaveBeenCarriedOut()).isFalse();
    }

    @Test
    void whatIsNotThereHasItsOwnException() {
        ServerResponseException e = failure(404, "application/json", "{\"detail\":\"Board not found\"}");

        assertThat(e).isInstanceOf(NotFoundException.class);
        assertThat(e.detail()).isEqualTo("Board not found");
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 409, 429, 500, 503 })
    void anyOtherStatusIsNeitherRepeatedNorLost(int status) {
        ServerResponseException e = failure(status, "application/json", "{\"detail\":\"Because.\"}");

        assertThat(e.status()).isEqualTo(status);
        assertThat(e.detail()).isEqualTo("Because.");
        assertThat(e.mayHaveBeenCarriedOut()).isEqualTo(status >= 500);
    }

    @ParameterizedTest
    @CsvSource({
            "text/plain, Internal Server Error, Internal Server Error",
            "text/html; charset=utf-8, <html>502 Bad Gateway</html>, a web page",
            "image/png, abc, ''",
            "application/json, '{\"detail\":{\"a\":1}}', ''",
            "application/json, '[1]', ''",
            "application/json, '{\"detail\":', (its explanation could not be read)" })
    void explanationsAreTakenAsFarAsTheyGo(String contentType, String body, String detail) {
        ServerResponseException e = failure(502, contentType, body);

        assertThat(e.status()).isEqualTo(502);
        assertThat(e.detail()).isEqualTo(detail);
    }

    @Test
    void validationErrorsKeepPlaceTypeAndMessageButNoEcho() {
        String body = """
                {"detail":[
                  {"input":{"prompt":"%1$s","deep":[{"a":["%1$s"]}]},"type":"greater_than_equal",
                   "loc":["body","batch","graph","nodes","n1","noise",7],"msg":"Input should be greater","ctx":{"ge":"%1$s"}},
                  {"type":"missing","loc":["body","x"],"msg":"Field required","input":"%1$s"}]}""".formatted(SECRET);
        ServerResponseException e = failure(422, "application/json", body);

        assertThat(e.detail()).isEqualTo("body.batch.graph.nodes.n1.noise.7: Input should be greater; body.x: Field required");
    }

    @Test
    void longExplanationsAreCut() {
        ServerResponseException e = failure(500, "application/json", "{\"detail\":\"" + "word ".repeat(5000) + "\"}");

        assertThat(e.detail()).hasSizeLessThanOrEqualTo(300).startsWith("word word").endsWith("...");
    }

    @Test
    void valuesWithinExplanationsAreLeftOut() {
        ServerResponseException e = failure(500, "application/json", """
                {"detail":"1 validation error for Graph\\nnodes.a\\n  Input should be a valid integer \
                [type=int_parsing, input_value='%s', input_type=str]"}""".formatted(SECRET));

        assertThat(e.detail()).contains("valid integer", "type=int_parsing").doesNotContain("queen");
    }

    @Test
    void aWebPageInsteadOfJsonPointsAtTheBaseUrl() {
        ServerResponseException e = failure(200, "text/html; charset=utf-8", "<html></html>");

        assertThat(e.status()).isEqualTo(200);
        assertThat(e).hasMessageContaining("text/html").hasMessageContaining("is the base URL right?");
    }

    @Test
    void aWebPageForAnIdWithASlashSaysThatThereIsNone() {
        try (var server = ScriptedServer.answering(200, "text/html; charset=utf-8", "<html></html>");
             var http = ApiHttp.builder(server.url() + "/a%2Fb").build()) {
            ApiPath path = ApiPath.v1("images", "i", "/tmp/cat.png");

            for (ThrowingCallable call : List.<ThrowingCallable> of(
                    () -> http.get(path, Query.none()), () -> http.open(path, Query.none(), "image/"))) {
                NotFoundException e = catchThrowableOfType(NotFoundException.class, call);
                assertThat(e).hasMessageContaining("%2Ftmp%2Fcat.png").hasMessageContaining("no id on the server has a slash");
                assertThat(e.mayHaveBeenCarriedOut()).isFalse();
            }
            assertThatThrownBy(() -> http.get(ApiPath.v1("x"), Query.none())).isNotInstanceOf(NotFoundException.class)
                    .hasMessageContaining("is the base URL right?");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"a\":", "nonsense", "{} {}", "\"\\ud8" })
    void brokenJsonIsNoAnswer(String body) {
        ServerResponseException e = failure(200, "application/json", body);

        assertThat(e).hasMessageContaining("not valid JSON");
        assertThat(e.getCause()).isNotNull();
        assertThat(e.mayHaveBeenCarriedOut()).isTrue();
    }

    @Test
    void tooDeepJsonIsNoAnswer() {
        assertThat(failure(200, "application/json", "[".repeat(100_000))).hasMessageContaining("not valid JSON");
    }

    @Test
    void tooMuchJsonNamesTheOption() {
        try (var server = ScriptedServer.answering(200, "application/json", "[" + " ".repeat(5000) + "]");
             var http = ApiHttp.builder(server.url()).maxJsonBytes(1000).build()) {
            ServerResponseException e = catchThrowableOfType(ServerResponseException.class,
                    () -> http.get(ApiPath.v1("x"), Query.none()));

            assertThat(e).hasMessageContaining("maxJsonBytes").hasMessageContaining("1000");
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        try (var other = ScriptedServer.answering(200, "application/json", "{}")) {
            ServerResponseException e = failure(
                    new Answer(307, null, "", Map.of("Location", other.url() + "/login?next=secret")));

            assertThat(e).hasMessageContaining(other.url() + "/login").hasMessageContaining("base URL");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void callersMayNameTheExceptionThemselves() {
        try (var server = ScriptedServer.answering(422, "application/json", "{\"detail\":[]}"); var http = server.client()) {
            InvokeAIException mine = new InvokeAIException("mine");

            assertThat(catchThrowableOfType(InvokeAIException.class,
                    () -> http.post(ApiPath.v1("x"), Query.none(), null, answer -> Optional.of(mine))))
                    .isSameAs(mine);
        }
    }
}
