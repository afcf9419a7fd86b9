package io.github.camelinvokeai.client.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.error.ServerUnreachableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(60)
class ApiHttpStreamTest {

    private static final ApiPath PATH = ApiPath.v1("images", "i", "a.png", "full");
    private static final long LARGE = 2L << 30;

    @Test
    void copiesAnAnswerAndTellsItsType() throws IOException {
        try (var server = ScriptedServer.answering(200, "image/png; q=1", "bytes"); var http = server.client()) {
            ByteArrayOutputStream target = new ByteArrayOutputStream();
            Download download = http.download(PATH, Query.none(), "image/", target);

            assertThat(download).isEqualTo(new Download(5, "image/png"));
            assertThat(target).hasToString("bytes");
        }
    }

    @Test
    void anAnswerLargerThanTheMemoryFlowsThrough() throws IOException {
        assertThat(LARGE).isGreaterThan(Integer.MAX_VALUE);
        AtomicLong sent = new AtomicLong();
        try (var server = new RawServer(socket -> sendLarge(socket, sent)); var http = ApiHttp.builder(server.url()).build()) {
            assertThat(http.download(PATH, Query.none(), "image/", OutputStream.nullOutputStream()).bytes()).isEqualTo(LARGE);
        }
    }

    private static void sendLarge(Socket socket, AtomicLong sent) throws IOException {
        RawServer.readHead(socket);
        OutputStream out = socket.getOutputStream();
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: " + LARGE + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        byte[] megabyte = new byte[1 << 20];
        while (sent.get() < LARGE) {
            out.write(megabyte);
            sent.addAndGet(megabyte.length);
        }
    }

    @Test
    void aWebPageIsNoImage() {
        try (var server = ScriptedServer.answering(200, "text/html", "<html>"); var http = server.client()) {
            assertThatThrownBy(() -> http.open(PATH, Query.none(), "image/")).isInstanceOf(ServerResponseException.class)
                    .hasMessageContaining("text/html instead of image/");
        }
    }

    @Test
    void errorsAreTypedAsElsewhereAndHoldNoConnection() {
        try (var server = ScriptedServer.answering(404, "application/json", "{\"detail\":\"Image not found\"}");
             var http = ApiHttp.builder(server.url()).maxConnections(1).build()) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> http.open(PATH, Query.none(), "image/")).isInstanceOf(NotFoundException.class);
            }
        }
    }

    @Test
    void aDownloadThatBreaksOffIsTheServersFault() throws IOException {
        try (var server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 9\r\n\r\nab");
             var http = ApiHttp.builder(server.url()).build()) {
            assertThatThrownBy(() -> http.download(PATH, Query.none(), "image/", new ByteArrayOutputStream()))
                    .isInstanceOf(ServerUnreachableException.class).hasMessageContaining(PATH.toString());
        }
    }

    @Test
    void aTargetThatFailsIsTheCallersFault() {
        try (var server = ScriptedServer.answering(200, "image/png", "bytes"); var http = server.client()) {
            IOException full = new IOException("disk full");
            OutputStream target = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw full;
                }
            };

            assertThatThrownBy(() -> http.download(PATH, Query.none(), "image/", target)).isSameAs(full);
        }
    }

    @Test
    void aStreamGivesItsConnectionBackWhenClosedEarlyOrRead() throws IOException {
        try (var server = ScriptedServer.answering(200, "image/png", "x".repeat(100_000));
             var http = ApiHttp.builder(server.url()).maxConnections(1).build()) {
            try (ContentStream early = http.open(PATH, Query.none(), "image/")) {
                assertThat(early.read()).isEqualTo('x');
            }
            try (ContentStream whole = http.open(PATH, Query.none(), "image/")) {
                assertThat(whole.readAllBytes()).hasSize(100_000);
            }
            assertThat(http.open(PATH, Query.none(), "image/").contentType()).isEqualTo("image/png");
        }
    }

    @Test
    void closingEarlyDropsTheRestInsteadOfReadingIt() throws IOException {
        AtomicLong sent = new AtomicLong();
        try (var server = new RawServer(socket -> sendLarge(socket, sent)); var http = ApiHttp.builder(server.url()).build()) {
            try (ContentStream early = http.open(PATH, Query.none(), "image/")) {
                assertThat(early.read()).isZero();
            }
            assertThat(sent).hasValueLessThan(LARGE / 2);
        }
    }

    @Test
    void uploadsEveryKindOfPart(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "from file");
        try (var server = ScriptedServer.answering(201, "application/json", "{}"); var http = server.client()) {
            http.upload(PATH, Query.of("is_intermediate", false), List.of(
                    Part.bytes("a", "a\"; x=../ü.png", "image/png", "from bytes".getBytes(StandardCharsets.UTF_8)),
                    Part.file("b", "f.png", "image/png", file),
                    Part.stream("c", null, "image/png",
                            new ByteArrayInputStream("from stream".getBytes(StandardCharsets.UTF_8))),
                    Part.text("metadata", "{\"ü\":1}")));

            ScriptedServer.Request request = server.onlyRequest();
            assertThat(request.uri()).endsWith("?is_intermediate=false");
            assertThat(request.headers().getFirst("Content-Type")).startsWith("multipart/form-data; boundary=");
            assertThat(request.body()).contains("from bytes", "from file", "from stream", "{\"ü\":1}",
                    "name=\"a\"; filename=\"a___x_..__.png\"", "filename=\"upload\"");
        }
    }

    @Test
    void aSourceThatFailsIsNotTheServersFault(@TempDir Path folder) {
        InputStream broken = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("tape torn");
            }
        };
        try (var server = ScriptedServer.answering(201, "application/json", "{}"); var http = server.client()) {
            InvokeAIException stream = catchThrowableOfType(InvokeAIException.class,
                    () -> http.upload(PATH, Query.none(), List.of(Part.stream("c", "f", "image/png", broken))));
            InvokeAIException file = catchThrowableOfType(InvokeAIException.class, () -> http.upload(PATH, Query.none(),
                    List.of(Part.file("c", "f", "image/png", folder.resolve("not-there")))));

            assertThat(stream).isNotInstanceOf(ServerUnreachableException.class).hasMessageContaining("tape torn");
            assertThat(file).isNotInstanceOf(ServerUnreachableException.class).hasMessageContaining("not-there");
        }
    }
}
