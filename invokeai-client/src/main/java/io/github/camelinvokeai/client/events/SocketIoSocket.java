package io.github.camelinvokeai.client.events;

import java.util.Map;

import io.socket.client.Ack;
import io.socket.client.Socket;
import org.json.JSONObject;

/** One connection by io.socket's library, which calls back on a thread it shares with every socket in the JVM. */
final class SocketIoSocket implements EventSocket {

    private final Socket socket;
    private final SocketListener listener;

    SocketIoSocket(Socket socket, SocketListener listener) {
        this.listener = listener;
        this.socket = socket;
        socket.on(Socket.EVENT_CONNECT, args -> listener.connected());
        socket.on(Socket.EVENT_CONNECT_ERROR, this::connectError);
        socket.on(Socket.EVENT_DISCONNECT, args -> listener.ended(false, String.valueOf(args[0])));
        socket.onAnyIncoming(this::frame);
        socket.open();
    }

    private void frame(Object... args) {
        Object payload = args.length > 1 ? args[1] : JSONObject.NULL;
        listener.frame(String.valueOf(args[0]), payload::toString);
    }

    // A refusal by the server carries its words, everything else an exception of the transport.
    private void connectError(Object... args) {
        if (args[0] instanceof Exception failure) {
            listener.ended(false, describe(failure));
        } else {
            listener.ended(true,
                    args[0] instanceof JSONObject refusal ? refusal.optString("message") : String.valueOf(args[0]));
        }
    }

    private static String describe(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return failure.getMessage() + (cause == failure ? "" : ": " + cause);
    }

    @Override
    public void subscribeQueue(String queueId, Runnable acknowledged) {
        Ack ack = args -> acknowledged.run();
        socket.emit("subscribe_queue", new Object[] { new JSONObject(Map.of("queue_id", queueId)) }, ack);
    }

    @Override
    public void close() {
        socket.close();
    }
}
