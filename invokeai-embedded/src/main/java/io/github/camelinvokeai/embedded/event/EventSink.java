package io.github.camelinvokeai.embedded.event;

/** Where events go. Thread-safe. */
@FunctionalInterface
public interface EventSink {

    /** Sends to whom it concerns, in the order of the calls. Never waits for a receiver, never throws. */
    void emit(ServerEvent event);
}
