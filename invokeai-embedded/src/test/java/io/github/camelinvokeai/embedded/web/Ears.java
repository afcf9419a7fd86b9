package io.github.camelinvokeai.embedded.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.socket.client.IO;
import io.socket.client.Socket;
import org.json.JSONException;
import org.json.JSONObject;

import static org.awaitility.Awaitility.await;

/** A Socket.IO client that notes what it hears. */
final class Ears implements AutoCloseable {

    private final Socket socket;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();

    private Ears(Socket socket) {
        this.socket = socket;
    }

    static Ears over(String url, String... transports) {
        return with(url, null, transports);
    }

    static Ears with(String url, String token, String... transports) {
        IO.Options options = IO.Options.builder().setForceNew(true).setReconnection(false).setTransports(transports)
                .setPath(URI.create(url).getPath() + "/ws/socket.io/").build();
        if (token != null) {
            options.auth = Map.of("token", token);
        }
        Ears ears = new Ears(IO.socket(URI.create(url).resolve("/"), options));
        ears.socket.on("told", arguments -> ears.heard.add(told(arguments[0])));
        ears.socket.on(Socket.EVENT_CONNECT_ERROR, arguments -> ears.refusals.add(String.valueOf(arguments[0])));
        ears.socket.connect();
        return ears;
    }

    private static String told(Object payload) {
        try {
            return ((JSONObject) payload).getString("text");
        } catch (JSONException e) {
            throw new IllegalStateException(e);
        }
    }

    Ears connected() {
        await().atMost(Duration.ofSeconds(10)).until(socket::connected);
        return this;
    }

    Ears subscribed(String queue) {
        try {
            List<String> answers = new CopyOnWriteArrayList<>();
            socket.emit("subscribe_queue", new Object[] { new JSONObject().put("queue_id", queue) },
                    arguments -> answers.add("acknowledged"));
            await().atMost(Duration.ofSeconds(10)).until(() -> !answers.isEmpty());
        } catch (JSONException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    List<String> heard() {
        return heard;
    }

    List<String> refusals() {
        return refusals;
    }

    boolean isConnected() {
        return socket.connected();
    }

    @Override
    public void close() {
        socket.disconnect();
    }
}
