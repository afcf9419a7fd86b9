package io.github.camelinvokeai.embedded.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.embedded.auth.Accounts;
import io.github.camelinvokeai.embedded.auth.Refused;
import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.event.Audience;
import io.github.camelinvokeai.embedded.event.EventSink;
import io.github.camelinvokeai.embedded.event.ServerEvent;
import io.socket.engineio.server.EngineIoServer;
import io.socket.engineio.server.EngineIoServerOptions;
import io.socket.engineio.server.EngineIoSocket;
import io.socket.engineio.server.parser.Packet;
import io.socket.socketio.server.SocketIoServer;
import io.socket.socketio.server.SocketIoSocket;
import io.socket.socketio.server.SocketIoSocket.ReceivedByLocalAcknowledgementCallback;
import org.json.JSONException;
import org.json.JSONObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who listens on sockets, and what they are sent. Events go out on one thread, so that their order is that of the calls
 * and whoever tells of one goes on at once. Thread-safe.
 */
final class Sockets implements EventSink {

    private static final long SETTLING_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    // A login to the one namespace that there is; the library answers for others.
    private static final String CONNECT = "0";
    private static final String CONNECT_WITH_DATA = "0{";
    private static final String DISCONNECT = "1";
    private static final String REJECTED = "4{\"message\":\"Connection rejected by server\"}";

    private final Accounts accounts;
    private final ExecutorService sender;
    private final EngineIoServer engine;
    private final Set<WebSocketLink> links = ConcurrentHashMap.newKeySet();
    private final Map<String, EngineIoSocket> connections = new ConcurrentHashMap<>();
    private final Map<String, SocketListener> listeners = new ConcurrentHashMap<>();

    Sockets(Accounts accounts, ScheduledExecutorService timer, ExecutorService sender) {
        this.accounts = accounts;
        this.sender = sender;
        EngineIoServerOptions options = EngineIoServerOptions.newFromDefault()
                .setPingInterval(25_000).setPingTimeout(20_000).setCorsHandlingDisabled(true);
        options.setScheduledExecutorService(timer);
        engine = new EngineIoServer(options);
        // Before the server below registers itself, so that it finds those gone who are not let in.
        engine.on("connection", arguments -> connected((EngineIoSocket) arguments[0]));
        new SocketIoServer(engine).namespace("/").on("connection", arguments -> joined((SocketIoSocket) arguments[0]));
        accounts.onChange(this::dropThoseOf);
    }

    EngineIoServer engine() {
        return engine;
    }

    void opened(WebSocketLink link) {
        links.add(link);
        engine.handleWebSocket(link);
    }

    void closed(WebSocketLink link) {
        links.remove(link);
        link.closed();
    }

    /** Whether such a connection is open. */
    boolean knows(String connectionId) {
        return connections.containsKey(connectionId);
    }

    private void connected(EngineIoSocket connection) {
        connections.put(connection.getId(), connection);
        connection.on("close", arguments -> {
            connections.remove(connection.getId());
            listeners.remove(connection.getId());
        });
        connection.on("data", arguments -> {
            if (arguments[0] instanceof String packet
                    && (packet.equals(CONNECT) || packet.startsWith(CONNECT_WITH_DATA))) {
                login(connection, packet.substring(1));
            }
        });
    }

    private void login(EngineIoSocket connection, String data) {
        try {
            User user = accounts.userOf(token(connection, data));
            // Before the client is told that it is in, so that it misses nothing from then on.
            listeners.put(connection.getId(), new SocketListener(user, connection));
        } catch (Refused refused) {
            LOG.debug("The socket {} is refused: {}", connection.getId(), refused.detail());
            send(connection, REJECTED);
            connection.close();
        }
    }

    private static String token(EngineIoSocket connection, String data) {
        String token = data.startsWith("{") ? tokenIn(data) : "";
        if (!token.isEmpty()) {
            return token;
        }
        return connection.getInitialHeaders().entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals("authorization"))
                .flatMap(header -> header.getValue().stream())
                .filter(value -> value.startsWith("Bearer ")).map(value -> value.substring(7)).findFirst().orElse(null);
    }

    private static String tokenIn(String data) {
        try {
            return new JSONObject(data).optString("token");
        } catch (JSONException e) {
            LOG.debug("A socket sent no JSON to log in with");
            return "";
        }
    }

    private void joined(SocketIoSocket socket) {
        SocketListener listener = listeners.get(socket.getClient().getConnection().getId());
        if (listener == null) {
            return;
        }
        socket.registerAllEventListener((event, arguments) -> {
            if (arguments.length > 0 && arguments[0] instanceof JSONObject payload && listener.told(event, payload.toMap())
                    && arguments[arguments.length - 1] instanceof ReceivedByLocalAcknowledgementCallback acknowledgement) {
                acknowledgement.sendAcknowledgement();
            }
        });
    }

    @Override
    public void emit(ServerEvent event) {
        try {
            sender.execute(() -> send(event));
        } catch (RejectedExecutionException e) {
            LOG.debug("The server is closing, so nobody hears of {}", event.name());
        }
    }

    /**
     * Waits until everything that has happened so far was handed to those who listen, as InvokeAI does it before it
     * answers whoever made it happen. Not for long: a listener that is stuck is no reason to answer nobody.
     */
    void settle() {
        try {
            sender.submit(() -> LOG.trace("All events so far are sent")).get(SETTLING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            LOG.debug("An answer goes before its events", e);
        }
    }

    private void send(ServerEvent event) {
        String all = packet(event.name(), event.payload());
        for (SocketListener listener : listeners.values()) {
            switch (listener.shareOf(event)) {
                case ALL -> send(listener.connection(), all);
                case REDACTED -> send(
                        listener.connection(), packet(event.name(), ((Audience.OwnerAndRedacted) event.audience()).redacted()));
                case NOTHING -> {
                    // Not for this one.
                }
            }
        }
    }

    // Written here and not by the library, whose JSON rounds numbers and shuffles keys.
    static String packet(String name, ObjectNode payload) {
        return "2[" + Json.write(TextNode.valueOf(name)) + "," + Json.write(payload) + "]";
    }

    private static void send(EngineIoSocket connection, String packet) {
        connection.send(new Packet<>(Packet.MESSAGE, packet));
    }

    /** Ends all connections without a word; new ones can be made. */
    void drop() {
        List.copyOf(links).forEach(WebSocketLink::abort);
        List.copyOf(connections.values()).forEach(EngineIoSocket::close);
    }

    private void dropThoseOf(String userId) {
        listeners.values().stream().filter(listener -> listener.isOf(userId)).map(SocketListener::connection)
                .forEach(connection -> {
                    send(connection, DISCONNECT);
                    connection.close();
                });
    }
}
