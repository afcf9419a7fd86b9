package io.github.camelinvokeai.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/** An HTTP server on a free port, with or without TLS, whose answers a test decides; it keeps what it was asked. */
public final class StubServer implements AutoCloseable {

    static {
        // Or each answer with a body waits for an acknowledgement, some 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private StubServer(SSLContext tls, Function<Request, Answer> script) {
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            scheme = tls == null ? "http" : "https";
            server = tls == null ? HttpServer.create(anyPort, 0) : HttpsServer.create(anyPort, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (server instanceof HttpsServer secure) {
            secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, script));
        server.start();
    }

    public static StubServer http(Function<Request, Answer> script) {
        return new StubServer(null, script);
    }

    public static StubServer https(SSLContext tls, Function<Request, Answer> script) {
        return new StubServer(tls, script);
    }

    private void handle(HttpExchange exchange, Function<Request, Answer> script) throws IOException {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            Answer answer = script.apply(request);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType);
            answer.headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
            exchange.getResponseBody().write(answer.body);
        }
    }

    public String url() {
        return scheme + "://127.0.0.1:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What it was asked, as {@code METHOD URI}. */
    public List<String> lines() {
        return requests.stream().map(Request::line).toList();
    }

    public List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** What came in; the URI as it was on the wire. */
    public record Request(String method, String uri, Headers headers, String body) {

        public String line() {
            return method + " " + uri;
        }
    }

    /** What goes out. */
    public static final class Answer {

        private final int status;
        private final String contentType;
        private final byte[] body;
        private final Map<String, String> headers;

        private Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
            this.status = status;
            this.contentType = contentType;
            this.body = body;
            this.headers = headers;
        }

        public static Answer json(String body) {
            return json(200, body, Map.of());
        }

        public static Answer png(byte[] body) {
            return new Answer(200, "image/png", body, Map.of());
        }

        public static Answer status(int status, String header, String value) {
            return json(status, "{}", Map.of(header, value));
        }

        public static Answer notFound() {
            return json(404, "{\"detail\":\"Not Found\"}", Map.of());
        }

        private static Answer json(int status, String body, Map<String, String> headers) {
            return new Answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
        }
    }
}
