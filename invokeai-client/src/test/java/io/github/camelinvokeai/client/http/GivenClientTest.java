package io.github.camelinvokeai.client.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.http.ScriptedServer.Answer;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GivenClientTest {

    private static final RequestConfig THEIRS = RequestConfig.custom().setCookieSpec("strict")
            .setTargetPreferredAuthSchemes(List.of("Digest")).setConnectionRequestTimeout(Timeout.ofSeconds(7))
            .setResponseTimeout(Timeout.ofSeconds(5)).build();

    @Test
    void isNeverClosed() throws IOException {
        try (var server = ScriptedServer.answering(200, "application/json", "1");
             CloseableHttpClient client = HttpClients.createDefault()) {
            ApiHttp.builder(server.url()).httpClient(client).build().close();
            ApiHttp again = ApiHttp.builder(server.url()).httpClient(client).build();

            assertThat(again.get(ApiPath.v1("x"), Query.none()).asInt()).isEqualTo(1);
        }
    }

    @Test
    void keepsItsOwnDefaults() throws IOException {
        try (CloseableHttpClient client = HttpClients.custom().setDefaultRequestConfig(THEIRS).build()) {
            RequestConfig used = RequestOptions.of(client, null);

            assertThat(used.getCookieSpec()).isEqualTo("strict");
            assertThat(used.getTargetPreferredAuthSchemes()).containsExactly("Digest");
            assertThat(used.getConnectionRequestTimeout()).isEqualTo(Timeout.ofSeconds(7));
            assertThat(used.getResponseTimeout()).isEqualTo(Timeout.ofSeconds(5));
        }
    }

    @Test
    void yieldsToAResponseTimeoutThatWasChosen() throws IOException {
        try (CloseableHttpClient client = HttpClients.custom().setDefaultRequestConfig(THEIRS).build();
             CloseableHttpClient plain = HttpClients.createDefault()) {
            assertThat(RequestOptions.of(client, Duration.ofSeconds(9)).getResponseTimeout()).isEqualTo(Timeout.ofSeconds(9));
            assertThat(RequestOptions.of(plain, null).getResponseTimeout()).isEqualTo(Timeout.ofSeconds(60));
        }
    }

    @Test
    void leavesIdleConnectionsBeforeTheServerCloses() throws IOException {
        try (CloseableHttpClient client = HttpClients.createDefault()) {
            assertThat(RequestOptions.of(client, null).getConnectionKeepAlive()).isLessThan(TimeValue.ofSeconds(5));
        }
    }

    @Test
    void doesNotCarryTheTokenToWhereARedirectPoints() throws IOException {
        try (var other = ScriptedServer.answering(200, "application/json", "{}");
             var server = new ScriptedServer(request -> new Answer(307, null, "", Map.of("Location", other.url())));
             CloseableHttpClient client = HttpClients.createDefault();
             var http = ApiHttp.builder(server.url()).httpClient(client).token(() -> "t").build()) {
            assertThatThrownBy(() -> http.post(ApiPath.v1("x"), Query.none(), null))
                    .isInstanceOf(ServerResponseException.class);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void makesNoOfferToUpgrade() throws IOException {
        try (var server = ScriptedServer.answering(200, "application/json", "{}");
             CloseableHttpClient client = HttpClients.createDefault();
             var http = ApiHttp.builder(server.url()).httpClient(client).build()) {
            http.get(ApiPath.v1("x"), Query.none());

            assertThat(server.onlyRequest().headers()).doesNotContainKey("Upgrade");
        }
    }
}
