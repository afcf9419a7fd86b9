package io.github.camelinvokeai.client.events;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.camelinvokeai.client.error.AuthenticationException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.ServerUnreachableException;
import io.github.camelinvokeai.client.events.EventTransport.Kind;

/**
 * Keeps one connection up while it is wanted: connects, subscribes the queues after every connect, and connects again
 * after a pause whatever ended it. Every method must be called on the hub's thread; what the transport says is brought
 * there.
 */
final class HubConnection {

    // A server that lets in and throws out at once must not be asked every second.
    private static final long STABLE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int UNAUTHORIZED = 401;

    private final HubThread thread;
    private final EventTransport transport;
    private final Supplier<String> token;
    private final EventHubSettings settings;
    private final ConnectionListener listener;
    private final HubFrames frames;
    private final Backoff backoff;
    private final Set<String> queues = new HashSet<>();
    private final Set<String> confirmed = new HashSet<>();
    private final Map<String, Set<CompletableFuture<Void>>> waiting = new HashMap<>();

    private Attempt attempt;
    private Future<?> retry;
    private Kind kind = Kind.WEBSOCKET;
    private boolean wasConnected;
    private volatile boolean connected;
    private volatile InvokeAIException lastError;

    HubConnection(HubThread thread, EventTransport transport, Supplier<String> token, EventHubSettings settings,
                  ConnectionListener listener, HubFrames frames) {
        this.thread = thread;
        this.transport = transport;
        this.token = token;
        this.settings = settings;
        this.listener = listener;
        this.frames = frames;
        this.backoff = new Backoff(
                settings.reconnectMin(), settings.reconnectMax(), () -> ThreadLocalRandom.current().nextDouble());
    }

    /** Takes what the server sent; called on the hub's thread. */
    interface HubFrames {
        void frame(String name, Supplier<String> json);
    }

    boolean connected() {
        return connected;
    }

    InvokeAIException lastError() {
        return lastError;
    }

    /** Connects if there is neither a connection nor an attempt nor a pause before one. */
    void want(String queueId) {
        if (queues.add(queueId) && connected) {
            subscribe(queueId);
        }
        if (attempt == null && retry == null) {
            connect();
        }
    }

    void unwant(String queueId) {
        queues.remove(queueId);
    }

    void whenReady(String queueId, CompletableFuture<Void> ready) {
        if (!queues.contains(queueId)) {
            ready.completeExceptionally(
                    new InvokeAIException("Nobody is subscribed to queue " + queueId + "; subscribe before waiting for it"));
        } else if (confirmed.contains(queueId)) {
            ready.complete(null);
        } else {
            waiting.computeIfAbsent(queueId, key -> new LinkedHashSet<>()).add(ready);
            // Whoever waits with a limit completes it himself.
            var unused = ready.whenComplete((nothing, error) -> thread.execute(() -> forget(queueId, ready)));
        }
    }

    private void forget(String queueId, CompletableFuture<Void> ready) {
        Set<CompletableFuture<Void>> others = waiting.get(queueId);
        if (others != null && others.removeIf(each -> each == ready) && others.isEmpty()) {
            waiting.remove(queueId);
        }
    }

    /** Ends the connection; it can be wanted again. */
    void disconnect(String reason) {
        if (retry != null) {
            retry.cancel(false);
            retry = null;
        }
        if (attempt != null) {
            end(reason);
        }
        failWaiting(new InvokeAIException("The connection to the server's events was closed: " + reason));
        // It says nothing of the server by the time that a connection is wanted again.
        lastError = null;
        backoff.reset();
    }

    private void connect() {
        retry = null;
        attempt = new Attempt();
        attempt.open();
    }

    private void established() {
        connected = true;
        lastError = null;
        queues.forEach(this::subscribe);
        boolean again = wasConnected;
        wasConnected = true;
        listener.connected(again);
    }

    private void subscribe(String queueId) {
        Attempt current = attempt;
        current.socket.subscribeQueue(queueId, () -> thread.execute(() -> {
            if (attempt == current) {
                confirmed.add(queueId);
                removeWaiting(queueId).forEach(ready -> ready.complete(null));
            }
        }));
    }

    private Set<CompletableFuture<Void>> removeWaiting(String queueId) {
        Set<CompletableFuture<Void>> all = waiting.remove(queueId);
        return all == null ? Set.of() : all;
    }

    private void lost(boolean refused, String reason) {
        boolean wasUp = connected;
        if (wasUp && System.nanoTime() - attempt.connectedAt > STABLE_NANOS) {
            backoff.reset();
        }
        lastError = refused ? refusal(reason) : unreachable(reason);
        end(reason);
        if (refused) {
            failWaiting(lastError);
        }
        if (!wasUp) {
            kind = refused || kind == Kind.POLLING ? Kind.WEBSOCKET : Kind.POLLING;
            listener.failed(lastError);
        }
        retryLater(refused);
    }

    private void retryLater(boolean refused) {
        if (!queues.isEmpty()) {
            long pause = refused ? settings.refusedDelay().toMillis() : backoff.nextMillis();
            retry = thread.schedule(this::connect, pause);
        }
    }

    private void end(String reason) {
        boolean wasUp = connected;
        connected = false;
        confirmed.clear();
        Attempt old = attempt;
        attempt = null;
        old.close();
        if (wasUp) {
            listener.disconnected(reason);
        }
    }

    private void failWaiting(InvokeAIException error) {
        List<CompletableFuture<Void>> all = waiting.values().stream().flatMap(Set::stream).toList();
        waiting.clear();
        all.forEach(ready -> ready.completeExceptionally(error));
    }

    private static InvokeAIException refusal(String reason) {
        return new AuthenticationException(
                UNAUTHORIZED, reason, "The server refused the login of its event socket (" + reason + "); check the token");
    }

    private static InvokeAIException unreachable(String reason) {
        return new ServerUnreachableException("No connection to the server's events: " + reason);
    }

    /** One socket; what comes from an earlier one is ignored. */
    private final class Attempt implements SocketListener {

        private EventSocket socket;
        private Future<?> deadline;
        private long connectedAt;

        void open() {
            deadline = thread.schedule(() -> ended(false, "no answer within " + settings.handshakeTimeout().toMillis() + " ms"),
                    settings.handshakeTimeout().toMillis());
            try {
                socket = transport.open(kind, token.get(), this);
            } catch (RuntimeException e) {
                // What it says may come from whoever supplies the token.
                lost(false, "it could not be opened (" + e.getClass().getName() + ")");
            }
        }

        void close() {
            deadline.cancel(false);
            if (socket != null) {
                socket.close();
            }
        }

        @Override
        public void connected() {
            ifCurrent(() -> {
                deadline.cancel(false);
                connectedAt = System.nanoTime();
                established();
            });
        }

        @Override
        public void frame(String name, Supplier<String> json) {
            ifCurrent(() -> frames.frame(name, json));
        }

        @Override
        public void ended(boolean refused, String reason) {
            ifCurrent(() -> lost(refused, reason));
        }

        private void ifCurrent(Runnable action) {
            thread.execute(() -> {
                if (attempt == this) {
                    action.run();
                }
            });
        }
    }
}
