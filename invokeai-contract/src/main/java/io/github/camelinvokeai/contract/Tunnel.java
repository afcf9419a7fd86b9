package io.github.camelinvokeai.contract;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way to a server that passes every byte on, remembers which paths were asked for, and can be cut. The ends of its
 * connections are its own, so a cut is seen on both sides.
 */
final class Tunnel implements AutoCloseable {

    private static final Pattern REQUEST = Pattern.compile("(?:^|\\n)[A-Z]+ (/\\S*) HTTP/1\\.1\\r\\n");

    private final URI server;
    private final ServerSocket entrance;
    private final List<Closeable> ends = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();

    /** @param url the server's address with its path; plain HTTP */
    Tunnel(String url) {
        server = URI.create(url);
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** The server's address as seen through the tunnel. */
    String url() {
        return "http://127.0.0.1:" + entrance.getLocalPort() + server.getRawPath();
    }

    /** The paths that were asked for so far, in order. */
    List<String> paths() {
        return List.copyOf(paths);
    }

    /** Ends all connections; new ones can be made. */
    void cut() {
        ends.forEach(Tunnel::close);
        ends.clear();
    }

    @Override
    public void close() {
        close(entrance);
        cut();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = entrance.accept();
                Socket far = new Socket(server.getHost(), server.getPort());
                ends.add(near);
                ends.add(far);
                daemon(() -> pass(near, far, true));
                daemon(() -> pass(far, near, false));
            }
        } catch (IOException e) {
            close(entrance);
        }
    }

    private void pass(Socket from, Socket to, boolean requests) {
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[16_384];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (requests) {
                    remember(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                }
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            close(to);
        }
    }

    private void remember(String sent) {
        Matcher request = REQUEST.matcher(sent);
        while (request.find()) {
            paths.add(request.group(1));
        }
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "tunnel");
        thread.setDaemon(true);
        thread.start();
    }
}
