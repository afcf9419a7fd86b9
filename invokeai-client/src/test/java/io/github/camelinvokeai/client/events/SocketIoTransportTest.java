package io.github.camelinvokeai.client.events;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import javax.net.ssl.SSLSocketFactory;

import com.sun.net.httpserver.HttpServer;
import io.github.camelinvokeai.client.events.EventTransport.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class SocketIoTransportTest {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
            requests.add(
                    exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("X-Gateway") + " " + authorization);
            exchange.sendResponseHeaders(authorization == null ? 407 : 503, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theBasePathIsKept() {
        assertThat(SocketIoTransport.basePath(URI.create("http://h"))).isEmpty();
        assertThat(SocketIoTransport.basePath(URI.create("http://h/"))).isEmpty();
        assertThat(SocketIoTransport.basePath(URI.create("https://h:1/invoke/"))).isEqualTo("/invoke");
    }

    @Test
    void proxyCredentialsAndHeadersAreSentWithTheSocket() {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, server.getAddress());
        SocketSettings settings = new SocketSettings(null, null, null, proxy, "user", "word", Map.of("X-Gateway", "key"));
        try (EventHub hub = new EventHub(
                URI.create("http://nowhere.invalid/invoke"), () -> null, settings,
                EventHubSettings.defaults())) {
            hub.subscribe("default", event -> true, event -> {
            });

            await().until(() -> requests.stream()
                    .anyMatch(request -> request.startsWith("http://nowhere.invalid/invoke/ws/socket.io/?")
                            && request.contains(" key ") && request.endsWith(" Basic dXNlcjp3b3Jk")));
            await().until(() -> hub.lastError() != null);
        }
    }

    @Test
    void theTokenIsSentAndARefusalIsToldFromAFailure() throws Exception {
        List<String> sent = new CopyOnWriteArrayList<>();
        List<String> ends = new CopyOnWriteArrayList<>();
        HttpServer refusing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext("/invoke/ws/socket.io/", exchange -> {
            sent.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean open = !exchange.getRequestURI().getQuery().contains("sid=");
            String answer = exchange.getRequestMethod().equals("POST") ? "ok"
                    : open ? "0{\"sid\":\"x\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000}"
                    : "44{\"message\":\"Connection rejected by server\"}";
            exchange.sendResponseHeaders(200, answer.length());
            exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        refusing.setExecutor(Runnable::run);
        refusing.start();
        URI uri = URI.create("http://127.0.0.1:" + refusing.getAddress().getPort() + "/invoke/");
        SocketIoTransport transport = new SocketIoTransport(uri, SocketSettings.none(), Duration.ofSeconds(5));

        EventSocket socket = transport.open(Kind.POLLING, "secret", new SocketListener() {
            @Override
            public void connected() {
                ends.add("connected");
            }

            @Override
            public void frame(String name, Supplier<String> json) {
                ends.add(name);
            }

            @Override
            public void ended(boolean refused, String reason) {
                ends.add(refused + " " + reason);
            }
        });

        await().until(() -> ends.contains("true Connection rejected by server"));
        await().until(() -> sent.contains("40{\"token\":\"secret\"}"));
        socket.close();
        transport.abort();
        transport.close();
        refusing.stop(0);
    }

    @Test
    void settingsKeepTheirSecretsInTextForm() {
        SocketSettings settings = new SocketSettings(null, null, null, null, "user", "word", Map.of("X-Gateway", "key"));

        assertThat(settings.toString()).contains("X-Gateway").doesNotContain("word", "key");
    }

    @Test
    void aSocketFactoryNeedsItsTrustManager() {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();

        assertThatThrownBy(() -> new SocketSettings(factory, null, null, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
