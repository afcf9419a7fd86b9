package io.github.camelinvokeai.component.connection;

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelinvokeai.client.InvokeAIClient;

/** The right to use a client until it is closed. Thread-safe. */
public final class ClientLease implements AutoCloseable {

    private final InvokeAIClient client;
    private final Runnable giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    ClientLease(InvokeAIClient client, Runnable giveBack) {
        this.client = client;
        this.giveBack = giveBack;
    }

    /** For a client that somebody else looks after. */
    public static ClientLease ofForeign(InvokeAIClient client) {
        return new ClientLease(client, () -> {
        });
    }

    public InvokeAIClient client() {
        return client;
    }

    /** Gives the client back; closing again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
