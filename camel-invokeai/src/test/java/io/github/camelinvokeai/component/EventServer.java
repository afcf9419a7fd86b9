package io.github.camelinvokeai.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

import static org.awaitility.Awaitility.await;

/**
 * The socket of an InvokeAI that sends what the test says. Speaks as much of Engine.IO 4 and Socket.IO 5, over
 * websockets only, as the server does until there are events. Goes down and comes up again at the same address.
 */
final class EventServer implements AutoCloseable {

    private static final Pattern WITH_ACKNOWLEDGEMENT = Pattern.compile("42(\\d+)\\[\"subscribe_queue\",\\{.*\"([^\"]+)\"}]");

    private final int port = freePort();
    private final List<String> subscribed = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;
    private Sockets sockets;

    /** One that is up. */
    static EventServer started() {
        EventServer server = new EventServer();
        server.up();
        return server;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void up() {
        sockets = new Sockets(port);
        sockets.begin();
    }

    void down() {
        try {
            sockets.stop(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Turns every login down from now on, or no more. */
    void refuse(boolean refuse) {
        refusing = refuse;
    }

    /** Waits until so many clients have subscribed to a queue since the start. */
    EventServer awaitSubscriptions(int count) {
        await().until(() -> subscribed.size() >= count);
        return this;
    }

    void send(String name, String json) {
        sockets.admitted.forEach(socket -> socket.send("42[\"" + name + "\"," + json + "]"));
    }

    /** Ends all connections as a restarting server does, and stays up. */
    void dropAll() {
        sockets.getConnections().forEach(WebSocket::close);
    }

    /** How many connections there are now. */
    int connections() {
        return sockets.getConnections().size();
    }

    /** The queues that were asked for, one entry for each request. */
    List<String> subscribed() {
        return subscribed;
    }

    /** What clients sent to be let in, from the beginning. */
    List<String> logins() {
        return logins;
    }

    @Override
    public void close() {
        down();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Sockets extends WebSocketServer {

        private final Set<WebSocket> admitted = ConcurrentHashMap.newKeySet();
        private final CountDownLatch up = new CountDownLatch(1);

        Sockets(int port) {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            setReuseAddr(true);
            setDaemon(true);
        }

        void begin() {
            start();
            await().until(() -> up.getCount() == 0);
        }

        @Override
        public void onStart() {
            up.countDown();
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            if (handshake.getResourceDescriptor().startsWith("/ws/socket.io/?")) {
                socket.send(
                        "0{\"sid\":\"e\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":1000000}");
            } else {
                socket.close();
            }
        }

        @Override
        public void onMessage(WebSocket socket, String packet) {
            Matcher subscription = WITH_ACKNOWLEDGEMENT.matcher(packet);
            if (packet.startsWith("40")) {
                admit(socket, packet.substring(2));
            } else if (subscription.matches()) {
                admitted.add(socket);
                socket.send("43" + subscription.group(1) + "[]");
                subscribed.add(subscription.group(2));
            }
        }

        private void admit(WebSocket socket, String login) {
            logins.add(login);
            socket.send(refusing ? "44{\"message\":\"Connection rejected by server\"}" : "40{\"sid\":\"s\"}");
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {
            admitted.remove(socket);
        }

        @Override
        public void onError(WebSocket socket, Exception e) {
            if (socket == null) {
                throw new IllegalStateException("The server of the test failed", e);
            }
        }
    }
}
