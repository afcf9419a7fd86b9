package io.github.camelinvokeai.client.events;

/** Somebody's interest in events. Thread-safe. */
public interface Subscription extends AutoCloseable {

    /** Ends it; closing again does nothing. An event that is on its way may still arrive. */
    @Override
    void close();
}
