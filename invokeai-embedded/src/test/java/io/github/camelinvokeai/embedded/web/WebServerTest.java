package io.github.camelinvokeai.embedded.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.embedded.auth.Access;
import io.github.camelinvokeai.embedded.auth.Accounts;
import io.github.camelinvokeai.embedded.web.HttpFaults.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class WebServerTest {

    private final Accounts accounts = Accounts.withAdministrator("admin@example.org", "CamelTest2026");
    private final WebServer server = new WebServer(0, "/invoke", accounts);
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void start() {
        accounts.create("ann@example.org", "Ann", "CamelTest2026", false);
        server.start(new Router()
                .on("GET", "/api/v1/open", Access.ANYONE, request -> json("open"))
                .on("POST", "/api/v1/open", Access.ANYONE, request -> ApiAnswer.json(request.json()))
                .on("GET", "/api/v1/name/{name}", Access.ANYONE, request -> json(request.pathValue("name")))
                .on("GET", "/api/v1/query", Access.ANYONE, request -> json(String.join("+", request.queryValues("q"))))
                .on("POST", "/api/v1/part", Access.ANYONE, request -> json(partOf(request)))
                .on("GET", "/api/v1/mine", request -> json(request.user().name()))
                .on("POST", "/api/v1/mine", request -> json(request.user().name()))
                .on("GET", "/api/v1/picture", Access.MEDIA, request -> ApiAnswer.bytes("image/png", new byte[100]))
                .on("GET", "/api/v1/all", Access.ADMINISTRATOR, request -> json("all"))
                .on("GET", "/api/v1/broken", Access.ANYONE, request -> {
                    throw new IllegalStateException("expected by the test");
                }));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ApiAnswer json(String text) {
        return ApiAnswer.json(JsonNodeFactory.instance.textNode(text));
    }

    private static String partOf(ApiRequest request) {
        ApiRequest.Part part = request.part("file").orElseThrow();
        return part.fileName() + " " + part.contentType() + " " + part.content().length;
    }

    @Test
    void callsAreAnsweredBelowTheBasePathAndAtTheRoot() throws Exception {
        assertThat(server.url()).isEqualTo("http://127.0.0.1:" + server.port() + "/invoke");
        assertThat(get("/invoke/api/v1/open").body()).isEqualTo("\"open\"");
        assertThat(get("/api/v1/open").body()).isEqualTo("\"open\"");
    }

    @Test
    void whatIsUnknownIsTheWebPageForGetAndHeadAndNotAllowedOtherwise() throws Exception {
        for (String path : new String[] { "/", "/nope", "/api/v1/nope", "/api/v1/open/", "/api/v1/name/a%2Fb" }) {
            HttpResponse<String> page = get(path);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("content-type")).hasValueSatisfying(
                    type -> assertThat(type).startsWith("text/html"));
        }
        assertThat(send(request("/api/v1/open").method("HEAD", BodyPublishers.noBody())).body()).isEmpty();
        HttpResponse<String> refused = send(request("/api/v1/open").DELETE());
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.body()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
    }

    @Test
    void valuesOfPathsAndQueriesAreDecoded() throws Exception {
        assertThat(get("/api/v1/name/a%20b%2B+c.%C3%BC").body()).isEqualTo("\"a b++c.ü\"");
        assertThat(get("/api/v1/query?q=a+b&other=1&q=%26").body()).isEqualTo("\"a b+&\"");
    }

    @Test
    void jsonIsCompressedForWhoWantsIt() throws Exception {
        HttpResponse<byte[]> answer = client.send(request("/api/v1/open").header("Accept-Encoding", "gzip").build(),
                BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(answer.headers().firstValue("transfer-encoding")).hasValue("chunked");
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("\"open\"");
        }
        assertThat(get("/api/v1/open").headers().firstValue("content-length")).hasValue("6");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void bodiesMayComeInPiecesAndAfterAnExpectation(boolean expect) throws Exception {
        HttpRequest.BodyPublisher pieces
                = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("[1,2]".getBytes(StandardCharsets.UTF_8)));

        HttpResponse<String> answer = send(
                request("/api/v1/open").header("Content-Type", "application/json").expectContinue(expect).POST(pieces));

        assertThat(answer.body()).isEqualTo("[1,2]");
    }

    @Test
    void badJsonIsRefusedInTheWordsOfFastApi() throws Exception {
        HttpResponse<String> answer = send(
                request("/api/v1/open").header("Content-Type", "application/json").POST(BodyPublishers.ofString("[1,]")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"detail\":[{\"type\":\"json_invalid\",\"loc\":[\"body\",3],"
                                            + "\"msg\":\"JSON decode error\",\"input\":{},"
                                            + "\"ctx\":{\"error\":\"Expecting value\"}}]}");
    }

    @Test
    void whatIsNotDeclaredAsJsonIsText() throws Exception {
        assertThat(send(request("/api/v1/open").POST(BodyPublishers.ofString("[1]"))).body()).isEqualTo("\"[1]\"");
    }

    @Test
    void partsAreRead() throws Exception {
        String body = """
                --x
                Content-Disposition: form-data; name="file"; filename="a.png"
                Content-Type: image/png

                abc
                --x--
                """.replace("\n", "\r\n");

        HttpResponse<String> answer = send(request("/api/v1/part").header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.body()).isEqualTo("\"a.png image/png 3\"");
    }

    @Test
    void whoeverMayNotIsToldSo() throws Exception {
        String ann = token("ann@example.org");

        assertThat(get("/api/v1/mine").body()).isEqualTo("{\"detail\":\"Authentication required\"}");
        assertThat(get("/api/v1/mine").statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/mine", "wrong").body()).isEqualTo("{\"detail\":\"Invalid or expired token\"}");
        assertThat(get("/api/v1/mine", ann).body()).isEqualTo("\"Ann\"");
        assertThat(get("/api/v1/all", ann).body()).isEqualTo("{\"detail\":\"Admin privileges required\"}");
        assertThat(get("/api/v1/all", ann).statusCode()).isEqualTo(403);
        assertThat(get("/api/v1/all", token("admin@example.org")).body()).isEqualTo("\"all\"");
    }

    @Test
    void aCookieIsGoodForPicturesAlone() throws Exception {
        String cookie = "invokeai_media_token=" + token("ann@example.org");

        assertThat(send(request("/api/v1/picture").header("Cookie", cookie)).statusCode()).isEqualTo(200);
        assertThat(send(request("/api/v1/mine").header("Cookie", cookie)).statusCode()).isEqualTo(401);
    }

    @Test
    void whoChangesSomethingGetsANewToken() throws Exception {
        String ann = token("ann@example.org");

        HttpResponse<String> changed
                = send(request("/api/v1/mine").header("Authorization", "Bearer " + ann).POST(BodyPublishers.noBody()));

        assertThat(changed.headers().firstValue("X-Refreshed-Token")).isPresent();
        assertThat(get("/api/v1/mine", changed.headers().firstValue("X-Refreshed-Token").get()).body()).isEqualTo("\"Ann\"");
        assertThat(get("/api/v1/mine", ann).headers().firstValue("X-Refreshed-Token")).isEmpty();
    }

    @Test
    void anErrorOfTheServerIsPlainTextAndEndsTheConnection() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write("GET /api/v1/broken HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 500 ").endsWith("\r\n\r\nInternal Server Error")
                    .containsIgnoringCase("content-type: text/plain").doesNotContainIgnoringCase("connection: close");
        }
    }

    @ParameterizedTest
    @CsvSource({
            "/ws/socket.io/?EIO=3&transport=websocket, 403", "/ws/socket.io/?EIO=4&transport=websocket&sid=none, 403",
            "/ws/other/?EIO=4&transport=websocket, 500", "/socket.io/?EIO=4&transport=websocket, 500",
            "/ws/socket.io?EIO=4&transport=websocket, 101", "/invoke/ws/socket.io/?EIO=4&transport=websocket, 101" })
    void whatIsNoEventSocketIsNotUpgraded(String path, int status) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
                                            + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 " + status);
        }
    }

    @Test
    void whatIsNoPollingSocketIsRefused() throws Exception {
        assertThat(get("/ws/other").body()).isEqualTo("Not Found");
        assertThat(get("/ws/socket.io/?EIO=3&transport=polling").body()).isEqualTo(
                "\"The client is using an unsupported version of the Socket.IO or Engine.IO protocols\"");
        assertThat(get("/ws/socket.io/?EIO=4&transport=other").body()).isEqualTo("\"Invalid transport\"");
        assertThat(get("/ws/socket.io/?EIO=4&transport=polling&sid=none").body()).isEqualTo("\"Invalid session none\"");
        assertThat(get("/ws/socket.io/?EIO=4&transport=polling&sid=none").statusCode()).isEqualTo(400);
    }

    @Test
    void theHandshakeSaysHowOftenAndHowMuch() throws Exception {
        HttpResponse<String> answer = get("/ws/socket.io?EIO=4");

        JsonNode handshake = Json.mapper().readTree(answer.body().substring(1));
        assertThat(answer.body()).startsWith("0");
        assertThat(handshake.path("sid").asText()).isNotEmpty();
        ((ObjectNode) handshake).remove("sid");
        assertThat(handshake).isEqualTo(Json.mapper().readTree("""
                {"upgrades":["websocket"],"pingTimeout":20000,"pingInterval":25000,"maxPayload":1000000}"""));
    }

    @Test
    void anIdleConnectionEndsAfterFiveSeconds() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write("GET /api/v1/open HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            long begin = System.nanoTime();

            socket.getInputStream().readAllBytes();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
        }
    }

    @Test
    void aPlannedAnswerTakesThePlaceOfTheNextOnes() throws Exception {
        server.httpFaults().plan("GET", "/api/v1/name/{name}", 2,
                new Fault(Duration.ZERO, ApiAnswer.of(503, "text/plain", "busy"), false));

        assertThat(get("/api/v1/open").statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/name/a").body()).isEqualTo("busy");
        assertThat(get("/invoke/api/v1/name/b").statusCode()).isEqualTo(503);
        assertThat(get("/api/v1/name/c").body()).isEqualTo("\"c\"");
    }

    @Test
    void aPlannedDelayComesBeforeTheRealAnswer() throws Exception {
        server.httpFaults().plan("GET", "/api/v1/open", 1, new Fault(Duration.ofMillis(300), null, false));
        long begin = System.nanoTime();

        assertThat(get("/api/v1/open").body()).isEqualTo("\"open\"");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void aLostAnswerEndsTheConnection() {
        server.httpFaults().plan("POST", "/api/v1/open", 1, new Fault(Duration.ZERO, null, true));

        assertThatThrownBy(() -> send(request("/api/v1/open").POST(BodyPublishers.noBody()))).isInstanceOf(IOException.class);
    }

    @Test
    void plannedFaultsCanBeForgotten() throws Exception {
        server.httpFaults().plan("GET", "/api/v1/open", 9,
                new Fault(Duration.ZERO, ApiAnswer.of(503, "text/plain", "busy"), false));

        server.httpFaults().clear();

        assertThat(get("/api/v1/open").statusCode()).isEqualTo(200);
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortTakenException taken = catchThrowableOfType(PortTakenException.class,
                    () -> new WebServer(other.getLocalPort(), "", Accounts.none()).start(new Router()));

            assertThat(taken.port()).isEqualTo(other.getLocalPort());
            assertThat(taken).hasMessageContaining("127.0.0.1:" + other.getLocalPort())
                    .hasRootCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void afterTheEndNobodyListens() {
        int port = server.port();

        server.close();
        server.close();

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port)).isInstanceOf(ConnectException.class);
    }

    private String token(String email) {
        return accounts.login(email, "CamelTest2026", false).token();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
