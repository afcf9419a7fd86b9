package io.github.camelinvokeai.client.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sockets that do what the test says, in place of a server. */
public final class FakeTransport implements EventTransport {

    public final List<FakeSocket> opened = new CopyOnWriteArrayList<>();
    public volatile boolean answerAtOnce = true;
    public volatile boolean acknowledge = true;
    public volatile boolean closed;

    public static EventHub hub(FakeTransport transport, EventHubSettings settings) {
        return new EventHub("invokeai-events-fake", transport, () -> null, settings);
    }

    @Override
    public EventSocket open(Kind kind, String token, SocketListener listener) {
        FakeSocket socket = new FakeSocket(kind, token, listener);
        opened.add(socket);
        if (answerAtOnce) {
            socket.accept();
        }
        return socket;
    }

    public FakeSocket last() {
        return opened.get(opened.size() - 1);
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public void abort() {
        closed = true;
    }

    /** The server's side of one socket. */
    public final class FakeSocket implements EventSocket {

        public final String kind;
        public final String token;
        public final List<String> subscribed = new CopyOnWriteArrayList<>();
        public volatile boolean closed;
        private final SocketListener listener;

        FakeSocket(Kind kind, String token, SocketListener listener) {
            this.kind = kind.name();
            this.token = token;
            this.listener = listener;
        }

        public void accept() {
            listener.connected();
        }

        public void drop(String reason) {
            listener.ended(false, reason);
        }

        public void refuse(String reason) {
            listener.ended(true, reason);
        }

        public void send(String name, String json) {
            listener.frame(name, () -> json);
        }

        @Override
        public void subscribeQueue(String queueId, Runnable acknowledged) {
            subscribed.add(queueId);
            if (acknowledge) {
                acknowledged.run();
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
