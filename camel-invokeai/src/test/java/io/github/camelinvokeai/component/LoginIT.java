package io.github.camelinvokeai.component;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.AuthenticationException;
import io.github.camelinvokeai.client.json.Json;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Needs a server started with {@code --multiuser}, and fails without: what was skipped would look like what passed. */
@Tag("multi-user")
class LoginIT extends RouteTest {

    private static final String WORKFLOW = "invokeai:workflow?file=cpu-nodes.json&input.Width=64&progressTo=mock:progress";

    private String token;

    @Override
    String url() {
        String url = System.getProperty("invokeai.multiuser.url", "");
        assertThat(url).as("-Dinvokeai.multiuser.url, a server with logins; or leave these out: -DexcludedGroups=multi-user")
                .startsWith("http");
        return url;
    }

    @BeforeEach
    void logIn() throws Exception {
        HttpRequest login = HttpRequest.newBuilder(URI.create(url() + "/api/v1/auth/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers
                        .ofString("{\"email\":\"admin@example.org\",\"password\":\"CamelTest2026\",\"remember_me\":false}"))
                .build();
        String answer = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                .send(login, HttpResponse.BodyHandlers.ofString()).body();
        token = Json.mapper().readTree(answer).path("token").textValue();
        assertThat(token).isNotBlank();
    }

    @Test
    void aTokenLetsInHttpAndTheSocket() {
        Exchange done = run(WORKFLOW + "&token=RAW(" + token + ")");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(byte[].class)).isNotEmpty();
        // Only the socket tells of these.
        await().until(() -> mock("progress").getExchanges().stream()
                .anyMatch(each -> "invocation_complete".equals(each.getMessage().getHeader(InvokeAIConstants.EVENT_NAME))));
    }

    @Test
    void theTokenMayBeAnOptionOfTheComponent() {
        component.getConfiguration().setToken(token);

        assertThat(run(WORKFLOW).getException()).isNull();
    }

    @Test
    void withoutATokenOrWithAWrongOneNothingRuns() {
        for (String login : new String[] { "", "&token=wrong-one-of-ours" }) {
            Exchange done = run(WORKFLOW + login);

            assertThat(done.getException()).isInstanceOf(AuthenticationException.class).hasMessageNotContaining("wrong-one");
        }
    }

    @Test
    void aClientOfTheRegistryBringsItsOwnToken() {
        try (InvokeAIClient client = InvokeAIClient.builder(url()).token(token).build()) {
            context.getRegistry().bind("mine", client);

            assertThat(run(WORKFLOW + "&client=#mine").getException()).isNull();
        }
    }

    private Exchange run(String uri) {
        return template.request(uri, each -> {
        });
    }
}
