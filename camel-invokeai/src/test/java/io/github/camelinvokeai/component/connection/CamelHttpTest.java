package io.github.camelinvokeai.component.connection;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.github.camelinvokeai.client.error.AuthenticationException;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.error.ServerUnreachableException;
import io.github.camelinvokeai.component.StubServer;
import io.github.camelinvokeai.component.StubServer.Answer;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CamelHttpTest extends ConnectionTest {

    @TempDir
    Path folder;

    private final StubServer server = StubServer.http(ConnectionTest::version);

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void optionsThatCamelHttpDoesNotKnowAreRefusedByName() {
        assertThatThrownBy(() -> CamelHttp.requireKnown(Map.of("proxyHots", "x", "conectTimeout", 1, "proxyPort", 2)))
                .isInstanceOf(InvalidOptionException.class).hasMessageContaining("[conectTimeout, proxyHots]");
    }

    @Test
    void optionsOfCamelHttpAreTakenAlsoThoseThatItsCatalogLeavesOut() {
        assertThatCode(() -> CamelHttp.requireKnown(Map.of(
                "proxyHost", "x", "authMethod", "Basic", "sslContextParameters", "#tls", "connectTimeout", 1,
                "connectionRequestTimeout", 1, "responseTimeout", 1, "soTimeout", 1, "httpClient.maxRedirects", 1)))
                .doesNotThrowAnyException();
    }

    @Test
    void timeoutsReachTheClient() {
        RequestConfig config = config(Map.of("connectTimeout", "1234", "responseTimeout", "2345",
                "connectionRequestTimeout", "3456"));

        assertThat(config.getResponseTimeout().toMilliseconds()).isEqualTo(2345);
        assertThat(config.getConnectionRequestTimeout().toMilliseconds()).isEqualTo(3456);
    }

    @Test
    void aServerThatIsSilentForTooLongIsAnError() {
        CountDownLatch asked = new CountDownLatch(1);
        try (StubServer silent = StubServer.http(request -> {
            try {
                asked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return version(request);
        }); ClientLease lease = clients.lease(settings(silent.url(), Map.of("responseTimeout", "300")))) {
            assertThatThrownBy(() -> lease.client().serverVersion()).isInstanceOf(ServerUnreachableException.class);
            asked.countDown();
        }
    }

    @Test
    void aPrivateCertificateIsTrustedWithTheRightTlsSettingsOnly() throws Exception {
        ServerKeys keys = ServerKeys.create(folder, "ip:127.0.0.1");
        try (StubServer secure = StubServer.https(keys.context(), ConnectionTest::version)) {
            context.getRegistry().bind("tls", keys.trusting());

            assertThat(version(settings(secure.url(), null, keys.trusting(), Map.of()))).isEqualTo("6.14.2");
            assertThat(version(settings(secure.url(), Map.of("sslContextParameters", "#tls")))).isEqualTo("6.14.2");
            assertThatThrownBy(() -> version(settings(secure.url(), Map.of())))
                    .isInstanceOf(ServerUnreachableException.class);
            assertThatThrownBy(() -> version(settings(secure.url(), null, new SSLContextParameters(), Map.of())))
                    .isInstanceOf(ServerUnreachableException.class);

            component("https").setSslContextParameters(keys.trusting());
            assertThat(version(settings(secure.url(), Map.of()))).isEqualTo("6.14.2");
        }
    }

    @Test
    void aCertificateForAnotherHostIsNotTrusted() throws Exception {
        ServerKeys keys = ServerKeys.create(folder, "dns:elsewhere.example");
        try (StubServer secure = StubServer.https(keys.context(), ConnectionTest::version)) {
            assertThatThrownBy(() -> version(settings(secure.url(), null, keys.trusting(), Map.of())))
                    .isInstanceOf(ServerUnreachableException.class);
        }
    }

    @Test
    void requestsGoThroughAProxy() {
        Map<String, Object> proxy = Map.of("proxyHost", "127.0.0.1", "proxyPort", String.valueOf(server.port()));

        assertThat(version(settings("http://gpu.example:9090/invoke", proxy))).isEqualTo("6.14.2");

        assertThat(server.lines()).containsExactly("GET http://gpu.example:9090/invoke/api/v1/app/version");
    }

    @Test
    void theProxyMayAskForAPassword() {
        try (StubServer proxy = StubServer.http(request -> request.headers().containsKey("Proxy-Authorization")
                ? version(request) : Answer.status(407, "Proxy-Authenticate", "Basic realm=\"proxy\""))) {
            Map<String, Object> options = Map.of(
                    "proxyHost", "127.0.0.1", "proxyPort", String.valueOf(proxy.port()), "proxyAuthMethod", "Basic",
                    "proxyAuthUsername", "user", "proxyAuthPassword", "secret");

            assertThat(version(settings("http://gpu.example:9090", options))).isEqualTo("6.14.2");
        }
    }

    @Test
    void aGatewayMayAskForAPassword() {
        try (StubServer gateway = StubServer.http(request -> request.headers().containsKey("Authorization")
                ? version(request) : Answer.status(401, "WWW-Authenticate", "Basic realm=\"gateway\""))) {
            Map<String, Object> options = Map.of("authMethod", "Basic", "authUsername", "user", "authPassword", "secret");

            assertThat(version(settings(gateway.url(), options))).isEqualTo("6.14.2");
            assertThatThrownBy(() -> version(settings(gateway.url(), Map.of())))
                    .isInstanceOf(AuthenticationException.class);
        }
    }

    @Test
    void theTokenGoesWithEveryRequest() {
        assertThat(version(settings(server.url(), "of-mine", null, Map.of()))).isEqualTo("6.14.2");

        assertThat(server.requests().get(0).headers().getFirst("Authorization")).isEqualTo("Bearer of-mine");
    }

    @Test
    void nothingIsSentTwiceAndNoCompressionIsAskedFor() {
        try (StubServer busy = StubServer.http(request -> Answer.status(503, "Retry-After", "0"));
             ClientLease lease = clients.lease(settings(busy.url(), Map.of()))) {
            assertThatThrownBy(() -> lease.client().boards().createBoard("b")).isInstanceOf(ServerResponseException.class);

            assertThat(busy.requests()).singleElement()
                    .satisfies(request -> assertThat(request.headers()).doesNotContainKey("Accept-encoding"));
        }
    }

    @Test
    void theEndpointIsNoneOfTheContextsAndItsClientIsClosedWithIt() {
        ClientLease lease = clients.lease(settings(server.url(), Map.of()));

        assertThat(context.getEndpoints()).isEmpty();
        lease.close();
        assertThatThrownBy(() -> lease.client().serverVersion()).isInstanceOf(InvokeAIException.class)
                .hasMessageContaining("has been closed");
    }

    @Test
    void whatCamelHttpCannotUseIsRefusedWithoutTheValues() {
        assertThatThrownBy(() -> clients.lease(settings(server.url(), Map.of("authPassword", "secret", "proxyPort", "many"))))
                .isInstanceOf(InvalidOptionException.class).hasMessageContainingAll(server.url(), "[authPassword, proxyPort]")
                .hasMessageNotContaining("secret");
    }

    private String version(ConnectionSettings settings) {
        try (ClientLease lease = clients.lease(settings)) {
            return lease.client().serverVersion();
        }
    }

    private RequestConfig config(Map<String, Object> options) {
        HttpEndpoint endpoint = new CamelHttp(context).endpoint(settings(server.url(), options));
        try {
            return ((Configurable) endpoint.getHttpClient()).getConfig();
        } finally {
            endpoint.stop();
        }
    }
}
