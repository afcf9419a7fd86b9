package io.github.camelinvokeai.client.events;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.camelinvokeai.client.error.InvokeAIException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of one server as one user sees them, over one connection shared by all who subscribe. The hub connects
 * with the first subscription, never makes the caller wait for it, connects again by itself whatever happens, and
 * disconnects a while after the last subscription has been closed.
 * <p>
 * Listeners run one after the other on the hub's own thread: they must not block. Events are not repeated by the
 * server: what happens while there is no connection is never heard of, so after {@link ConnectionListener#connected}
 * look at the queue. Thread-safe. Contract: InvokeAI's Socket.IO endpoint {@code <base>/ws/socket.io}.
 */
public final class EventHub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);
    private static final long GOODBYE_MILLIS = 2_000;

    private final HubThread thread;
    private final EventTransport transport;
    private final EventHubSettings settings;
    private final HubConnection connection;
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final List<ConnectionListener> connectionListeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    // Touched on the hub's thread only.
    private final Map<String, Integer> usersByQueue = new HashMap<>();
    private Future<?> lingering;

    /** A hub with default settings for a server that is reached without TLS settings or proxy of our own. */
    public EventHub(URI server, Supplier<String> token) {
        this(server, token, SocketSettings.none(), EventHubSettings.defaults());
    }

    /**
     * @param server the server's address with its base path, for instance {@code https://host/invoke}
     * @param token  asked before every connect for the bearer token; may give null for none. Must not block for long
     */
    public EventHub(URI server, Supplier<String> token, SocketSettings socket, EventHubSettings settings) {
        this("invokeai-events-" + server.getHost(), new SocketIoTransport(server, socket, settings.handshakeTimeout()), token,
             settings);
    }

    EventHub(String threadName, EventTransport transport, Supplier<String> token, EventHubSettings settings) {
        this.thread = new HubThread(threadName);
        this.transport = transport;
        this.settings = settings;
        this.connection = new HubConnection(thread, transport, token, settings, new Announcer(), this::dispatch);
    }

    /**
     * Hears the events of a queue, and those that belong to no queue (models, downloads).
     *
     * @param queueId  the queue, normally {@code default}
     * @param filter   chooses the events; runs on the hub's thread
     * @param listener takes them, on the hub's thread. What it throws is logged and disturbs nobody
     */
    public Subscription subscribe(String queueId, Predicate<InvokeAIEvent> filter, Consumer<InvokeAIEvent> listener) {
        if (closed.get()) {
            throw new InvokeAIException("The event hub has been closed");
        }
        Subscriber subscriber = new Subscriber(
                Objects.requireNonNull(queueId, "queueId"), Objects.requireNonNull(filter, "filter"),
                Objects.requireNonNull(listener, "listener"));
        subscribers.add(subscriber);
        thread.execute(() -> enter(queueId));
        return subscriber;
    }

    /**
     * Completes once there is a connection and the server has confirmed the subscription to the queue, so that nothing
     * that happens from now on is missed. Somebody must be subscribed to the queue. Ends with an
     * {@link io.github.camelinvokeai.client.error.AuthenticationException} if the server turns the login down, and with
     * another {@link InvokeAIException} if the hub disconnects; while the server cannot be reached it stays open, so
     * wait with a limit.
     */
    public CompletableFuture<Void> whenReady(String queueId) {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        if (closed.get() || !thread.execute(() -> connection.whenReady(queueId, ready))) {
            ready.completeExceptionally(new InvokeAIException("The event hub has been closed"));
        }
        return ready;
    }

    /** Whether there is a connection now. */
    public boolean connected() {
        return connection.connected();
    }

    /** Why there is no connection, as far as known; null while connected and before the first failure. */
    public InvokeAIException lastError() {
        return connection.lastError();
    }

    /** Tells the listener of connects and disconnects until the hub is closed. */
    public void addConnectionListener(ConnectionListener listener) {
        connectionListeners.add(listener);
    }

    public void removeConnectionListener(ConnectionListener listener) {
        connectionListeners.remove(listener);
    }

    /** Disconnects for good and lets go of every thread. Does not wait for it; closing again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            subscribers.clear();
            thread.execute(() -> {
                stopLingering();
                connection.disconnect("closed by this client");
                transport.close();
                thread.shutdownAfter(transport::abort, GOODBYE_MILLIS);
            });
        }
    }

    private void enter(String queueId) {
        if (!closed.get()) {
            stopLingering();
            usersByQueue.merge(queueId, 1, Integer::sum);
            connection.want(queueId);
        }
    }

    private void leave(String queueId) {
        if (usersByQueue.computeIfPresent(queueId, (queue, users) -> users == 1 ? null : users - 1) == null) {
            connection.unwant(queueId);
        }
        if (usersByQueue.isEmpty() && !closed.get() && lingering == null) {
            lingering = thread.schedule(() -> {
                lingering = null;
                connection.disconnect("nobody is subscribed any more");
            }, settings.linger().toMillis());
        }
    }

    private void stopLingering() {
        if (lingering != null) {
            lingering.cancel(false);
            lingering = null;
        }
    }

    private void dispatch(String name, Supplier<String> json) {
        if (!subscribers.isEmpty()) {
            InvokeAIEvent event = EventParser.parse(name, json.get());
            String queueId = event instanceof QueueEvent queued ? queued.queueId() : event.raw().path("queue_id").textValue();
            for (Subscriber subscriber : subscribers) {
                subscriber.offer(queueId, event);
            }
        }
    }

    private static void guarded(String what, Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            // The message may quote the event, so only its kind is told.
            LOG.warn("A listener threw {} on {}", e.getClass().getName(), what);
        }
    }

    private final class Subscriber implements Subscription {

        private final String queueId;
        private final Predicate<InvokeAIEvent> filter;
        private final Consumer<InvokeAIEvent> listener;

        Subscriber(String queueId, Predicate<InvokeAIEvent> filter, Consumer<InvokeAIEvent> listener) {
            this.queueId = queueId;
            this.filter = filter;
            this.listener = listener;
        }

        void offer(String eventQueueId, InvokeAIEvent event) {
            if (eventQueueId == null || eventQueueId.equals(queueId)) {
                guarded(event.name(), () -> {
                    if (filter.test(event)) {
                        listener.accept(event);
                    }
                });
            }
        }

        @Override
        public void close() {
            if (subscribers.remove(this)) {
                thread.execute(() -> leave(queueId));
            }
        }
    }

    private final class Announcer implements ConnectionListener {

        @Override
        public void connected(boolean again) {
            connectionListeners.forEach(listener -> guarded("connect", () -> listener.connected(again)));
        }

        @Override
        public void disconnected(String reason) {
            connectionListeners.forEach(listener -> guarded("disconnect", () -> listener.disconnected(reason)));
        }

        @Override
        public void failed(RuntimeException error) {
            connectionListeners.forEach(listener -> guarded("failed connect", () -> listener.failed(error)));
        }
    }
}
