package io.github.camelinvokeai.client.http;

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

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A real HTTP server on a free port whose answers a test decides; it keeps what it was asked. */
public final class ScriptedServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public ScriptedServer(Script script) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, script));
        server.start();
    }

    /** Answers everything alike. */
    public static ScriptedServer answering(int status, String contentType, String body) {
        return new ScriptedServer(request -> new Answer(status, contentType, body));
    }

    private void handle(HttpExchange exchange, Script script) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Request request = new Request(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(),
                    new String(body, StandardCharsets.UTF_8), exchange.getRemoteAddress().getPort());
            requests.add(request);
            Answer answer = script.answer(request);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            if (answer.contentType() != null) {
                exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public ApiHttp client() {
        return ApiHttp.builder(url()).build();
    }

    public List<Request> requests() {
        return requests;
    }

    public Request onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("Expected one request, got " + requests);
        }
        return requests.get(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** What a test wants answered. */
    @FunctionalInterface
    public interface Script {
        Answer answer(Request request);
    }

    /** What came in; the URI as it was on the wire, the port tells connections apart. */
    public record Request(String method, String uri, Headers headers, String body, int clientPort) {

        public String line() {
            return method + " " + uri;
        }
    }

    /** What goes out. */
    public record Answer(int status, String contentType, String body, Map<String, String> headers) {

        public Answer(int status, String contentType, String body) {
            this(status, contentType, body, Map.of());
        }

        public static Answer json(String body) {
            return new Answer(200, "application/json", body);
        }

        public static Answer notFound() {
            return new Answer(404, "application/json", "{\"detail\":\"Not Found\"}");
        }
    }
}
