package io.github.camelinvokeai.client.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.error.ServerUnreachableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(30)
class ApiHttpTransportTest {

    private static final String JSON_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private static ServerUnreachableException unreachable(ApiHttp http) {
        return failure(http, ServerUnreachableException.class);
    }

    private static <T extends InvokeAIException> T failure(ApiHttp http, Class<T> type) {
        T e = catchThrowableOfType(type,
                () -> http.post(ApiPath.v1("x"), Query.of("token", "s3cret"), JsonNodeFactory.instance.objectNode()));
        assertThat(e).hasMessageContaining("POST http").hasMessageContaining("/api/v1/x");
        assertThat(e.getMessage()).doesNotContain("s3cret");
        assertThat(e.getCause()).isNotNull();
        return e;
    }

    @Test
    void refusedConnectionsWereSurelyNotCarriedOut() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        try (var http = ApiHttp.builder("http://127.0.0.1:" + port).build()) {
            ServerUnreachableException e = unreachable(http);

            assertThat(e).hasMessageContaining("connection refused");
            assertThat(e.mayHaveBeenCarriedOut()).isFalse();
        }
    }

    @Test
    void unknownHostsWereSurelyNotCarriedOut() {
        try (var http = ApiHttp.builder("http://no-such-host.invalid").build()) {
            ServerUnreachableException e = unreachable(http);

            assertThat(e).hasMessageContaining("host name is not known");
            assertThat(e.mayHaveBeenCarriedOut()).isFalse();
        }
    }

    @Test
    void connectionsThatNobodyAcceptsNameTheirTimeout() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
             Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
             Socket second = new Socket(full.getInetAddress(), full.getLocalPort());
             var http = ApiHttp.builder("http://127.0.0.1:" + full.getLocalPort()).connectTimeout(Duration.ofMillis(200))
                     .build()) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            ServerUnreachableException e = unreachable(http);

            assertThat(e).hasMessageContaining("connectTimeout");
            assertThat(e.mayHaveBeenCarriedOut()).isFalse();
        }
    }

    @Test
    void silentServersMayHaveDoneIt() throws IOException {
        try (var server = new RawServer(ApiHttpTransportTest::staySilentUntilTheClientLeaves);
             var http = ApiHttp.builder(server.url()).responseTimeout(Duration.ofMillis(200)).build()) {
            ServerUnreachableException e = unreachable(http);

            assertThat(e).hasMessageContaining("responseTimeout");
            assertThat(e.mayHaveBeenCarriedOut()).isTrue();
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void serversThatFallSilentWithinTheAnswerMayHaveDoneIt() throws IOException {
        try (var server = new RawServer(socket -> {
            RawServer.readHead(socket);
            socket.getOutputStream().write((JSON_HEAD + "Content-Length: 100\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
            staySilentUntilTheClientLeaves(socket);
        });
             var http = ApiHttp.builder(server.url()).responseTimeout(Duration.ofMillis(200)).build()) {
            assertThat(unreachable(http)).hasMessageContaining("responseTimeout");
        }
    }

    private static void staySilentUntilTheClientLeaves(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    @Test
    void resetsMayHaveDoneItAndAreNotRepeated() throws IOException {
        try (var server = new RawServer(socket -> {
            RawServer.readHead(socket);
            socket.setSoLinger(true, 0);
        }); var http = ApiHttp.builder(server.url()).build()) {
            ServerUnreachableException e = unreachable(http);

            assertThat(e.mayHaveBeenCarriedOut()).isTrue();
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void closedWithoutAnswerMayHaveDoneIt() throws IOException {
        try (var server = RawServer.answering(""); var http = ApiHttp.builder(server.url()).build()) {
            ServerUnreachableException e = unreachable(http);

            assertThat(e.mayHaveBeenCarriedOut()).isTrue();
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void answersThatBreakOffAreNoAnswers() throws IOException {
        try (var server = RawServer.answering(JSON_HEAD + "Content-Length: 100\r\n\r\n{\"a\":1");
             var http = ApiHttp.builder(server.url()).build()) {
            ServerResponseException e = failure(http, ServerResponseException.class);

            assertThat(e).hasMessageContaining("breaks off");
            assertThat(e.mayHaveBeenCarriedOut()).isTrue();
        }
    }

    @Test
    void chunkedAnswersThatBreakOffAreNoAnswers() throws IOException {
        try (var server = RawServer.answering(JSON_HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n");
             var http = ApiHttp.builder(server.url()).build()) {
            assertThat(failure(http, ServerResponseException.class)).hasMessageContaining("breaks off");
        }
    }

    @Test
    void whatIsNotHttpIsNoAnswer() throws IOException {
        try (var server = RawServer.answering("SSH-2.0-Something\r\n"); var http = ApiHttp.builder(server.url()).build()) {
            assertThat(unreachable(http).mayHaveBeenCarriedOut()).isTrue();
        }
    }

    @Test
    void aServerWithoutTlsIsRecognized() throws IOException {
        byte[] answer = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (var server = new RawServer(socket -> {
            socket.getOutputStream().write(answer);
            staySilentUntilTheClientLeaves(socket);
        });
             var http = ApiHttp.builder(server.url().replace("http:", "https:")).build()) {
            ServerUnreachableException e = unreachable(http);

            assertThat(e).hasMessageContaining("TLS");
            assertThat(e.mayHaveBeenCarriedOut()).isFalse();
        }
    }

    @Test
    void exhaustedConnectionsNameTheirOption() {
        try (var server = ScriptedServer.answering(200, "image/png", "x".repeat(100_000));
             var http = ApiHttp.builder(server.url()).maxConnections(1).responseTimeout(Duration.ofMillis(200)).build();
             ContentStream held = http.open(ApiPath.v1("x"), Query.none(), "image/")) {
            ServerUnreachableException e = unreachable(http);

            assertThat(e).hasMessageContaining("maxConnections");
            assertThat(e.mayHaveBeenCarriedOut()).isFalse();
            assertThat(held.contentLength()).isEqualTo(100_000);
        }
    }

    @Test
    void aPlainTextErrorEndsItsConnectionAsInvokeAIDoesSilently() throws IOException {
        String answer = "HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nOops.";
        try (var server = RawServer.answering(answer); var http = ApiHttp.builder(server.url()).build()) {
            for (int i = 1; i <= 3; i++) {
                assertThat(catchThrowableOfType(ServerResponseException.class,
                        () -> http.get(ApiPath.v1("x"), Query.none())).detail()).isEqualTo("Oops.");
                assertThat(server.connections()).isEqualTo(i);
            }
        }
    }
}
