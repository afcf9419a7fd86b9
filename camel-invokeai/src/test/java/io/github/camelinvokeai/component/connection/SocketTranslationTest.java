package io.github.camelinvokeai.component.connection;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import javax.net.ssl.HostnameVerifier;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.events.SocketSettings;
import io.github.camelinvokeai.component.StubServer;
import io.github.camelinvokeai.component.StubServer.Answer;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class SocketTranslationTest extends ConnectionTest {

    private static final String SERVER = "http://gpu.example:9090";
    private static final Map<String, Object> PROXY = Map.of("proxyHost", "proxy.example", "proxyPort", "3128");

    @TempDir
    Path folder;

    @Test
    void withoutSettingsTheSocketGoesTheWayOfHttpWhichHeedsNoProxyOfTheJvm() {
        SocketSettings socket = translated(SERVER, Map.of());

        assertThat(socket.proxy()).isEqualTo(Proxy.NO_PROXY);
        assertThat(socket.sslSocketFactory()).isNull();
        assertThat(translated(SERVER, Map.of("useSystemProperties", "true")).proxy()).isNull();
        component("http").setUseSystemProperties(true);
        assertThat(translated(SERVER, Map.of()).proxy()).isNull();
    }

    @Test
    void theProxyIsThatOfHttp() {
        SocketSettings socket = translated(SERVER, PROXY);

        assertThat(socket.proxy())
                .isEqualTo(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128)));
        assertThat(socket.proxyUser()).isNull();
    }

    @Test
    void theProxysPasswordComesAlong() {
        SocketSettings socket = translated(SERVER, Map.of(
                "proxyHost", "proxy.example", "proxyPort", "3128", "proxyAuthMethod", "Basic", "proxyAuthUsername", "user",
                "proxyAuthPassword", "secret"));

        assertThat(socket.proxyUser()).isEqualTo("user");
        assertThat(socket.proxyPassword()).isEqualTo("secret");
        assertThat(socket.toString()).doesNotContain("secret");
    }

    @Test
    void aGatewaysBasicAuthenticationComesAlongUnlessATokenTakesItsHeader() {
        Map<String, Object> login = Map.of("authMethod", "Basic", "authUsername", "user", "authPassword", "secret");

        assertThat(translated(SERVER, login).headers()).containsOnly(Map.entry("Authorization", "Basic dXNlcjpzZWNyZXQ="));
        assertThat(translated(settings(SERVER, "token", null, login)).headers()).isEmpty();
        assertThat(translated(SERVER, Map.of("authUsername", "user", "authPassword", "secret")).headers()).isEmpty();
    }

    @Test
    void aServerThatNeedsNoProxyGetsNone() {
        SocketSettings socket = translated(SERVER, Map.of(
                "proxyHost", "proxy.example", "proxyPort", "3128", "nonProxyHosts", "*.example"));

        assertThat(socket.proxy()).isEqualTo(Proxy.NO_PROXY);
    }

    @Test
    void tlsSettingsComeFromTheEndpointOrTheHttpOptionsOrCamelHttpOrTheContext() throws Exception {
        SSLContextParameters tls = ServerKeys.create(folder, "ip:127.0.0.1").trusting();
        context.getRegistry().bind("tls", tls);
        String url = "https://gpu.example";

        assertThat(translated(settings(url, null, tls, Map.of())).sslSocketFactory()).isNotNull();
        assertThat(translated(url, Map.of("sslContextParameters", "#tls")).sslSocketFactory()).isNotNull();

        assertThat(translated(url, Map.of()).sslSocketFactory()).isNull();
        context.setSSLContextParameters(tls);
        assertThat(translated(url, Map.of()).sslSocketFactory()).isNull();
        component("https").setUseGlobalSslContextParameters(true);
        assertThat(translated(url, Map.of()).sslSocketFactory()).isNotNull();

        component("https").setUseGlobalSslContextParameters(false);
        component("https").setSslContextParameters(tls);
        assertThat(translated(url, Map.of()).sslSocketFactory()).isNotNull();
    }

    @Test
    void theHostnameVerifierIsThatOfHttp() {
        HostnameVerifier lenient = (host, session) -> true;
        context.getRegistry().bind("lenient", lenient);

        assertThat(translated(SERVER, Map.of("x509HostnameVerifier", "#lenient")).hostnameVerifier()).isSameAs(lenient);
        assertThat(translated(SERVER, Map.of()).hostnameVerifier()).isSameAs(component("http").getX509HostnameVerifier());
    }

    @Test
    void tlsSettingsThatCannotBeUsedAreRefused() {
        KeyStoreParameters nowhere = new KeyStoreParameters();
        nowhere.setResource("file:" + folder.resolve("nowhere.p12"));
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setKeyStore(nowhere);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(managers);

        assertThatThrownBy(() -> clients.lease(settings("https://gpu.example", null, tls, Map.of())))
                .isInstanceOf(InvalidOptionException.class).hasStackTraceContaining("nowhere.p12");
        assertThat(clients.size()).isZero();
    }

    @Test
    void theSocketReallyTrustsAPrivateCertificate() throws Exception {
        ServerKeys keys = ServerKeys.create(folder, "ip:127.0.0.1");
        try (StubServer secure = StubServer.https(keys.context(), request -> Answer.notFound());
             ClientLease trusting = clients.lease(settings(secure.url(), null, keys.trusting(), Map.of()));
             ClientLease other = clients.lease(settings(secure.url(), Map.of()))) {
            other.client().events().subscribe("default", event -> true, event -> {
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> other.client().events().lastError() != null);
            assertThat(secure.lines()).isEmpty();

            trusting.client().events().subscribe("default", event -> true, event -> {
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> socketRequests(secure) > 0);
        }
    }

    @Test
    void theSocketReallyGoesThroughTheProxy() {
        try (StubServer proxy = StubServer.http(request -> Answer.notFound());
             ClientLease lease = clients.lease(settings("http://gpu.example:9090/invoke", Map.of(
                     "proxyHost", "127.0.0.1", "proxyPort", String.valueOf(proxy.port()))))) {
            lease.client().events().subscribe("default", event -> true, event -> {
            });

            await().atMost(Duration.ofSeconds(20)).until(() -> proxy.lines().stream()
                    .anyMatch(line -> line.startsWith("GET http://gpu.example:9090/invoke/ws/socket.io")));
        }
    }

    private static long socketRequests(StubServer server) {
        return server.lines().stream().filter(line -> line.startsWith("GET /ws/socket.io")).count();
    }

    private SocketSettings translated(String url, Map<String, Object> options) {
        return translated(settings(url, options));
    }

    private SocketSettings translated(ConnectionSettings settings) {
        HttpEndpoint http = new CamelHttp(context).endpoint(settings);
        try {
            return new SocketTranslation(context, http).settings(settings);
        } finally {
            http.stop();
        }
    }
}
