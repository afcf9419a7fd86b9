package io.github.camelinvokeai.client.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server below HTTP, for what no HTTP server does on purpose: silence, resets, answers that break off. */
final class RawServer implements AutoCloseable {

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger connections = new AtomicInteger();

    RawServer(Script script) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(() -> accept(script));
    }

    /** Reads the head of a request, writes this text and closes. */
    static RawServer answering(String text) {
        return new RawServer(socket -> {
            readHead(socket);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    static void readHead(Socket socket) throws IOException {
        int matched = 0;
        while (matched < 4) {
            int b = socket.getInputStream().read();
            if (b < 0) {
                return;
            }
            matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
        }
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(socket, script));
            }
        } catch (IOException e) {
            threads.shutdownNow();
        }
    }

    private static void serve(Socket socket, Script script) {
        try (socket) {
            script.serve(socket);
        } catch (SocketException e) {
            // The client left, which the tests make it do.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int connections() {
        return connections.get();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    @FunctionalInterface
    interface Script {
        void serve(Socket socket) throws IOException;
    }
}
