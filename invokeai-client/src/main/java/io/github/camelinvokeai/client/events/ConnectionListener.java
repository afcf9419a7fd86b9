package io.github.camelinvokeai.client.events;

/** Hears of the connection of an {@link EventHub}. Called on the hub's thread: must not block. */
public interface ConnectionListener {

    /**
     * The server has let us in and the queues are being subscribed to.
     *
     * @param again whether there was a connection before, so that events may have been missed in between
     */
    default void connected(boolean again) {
    }

    /**
     * The connection ended. The hub connects again by itself while somebody is subscribed.
     *
     * @param reason for people
     */
    default void disconnected(String reason) {
    }

    /**
     * An attempt to connect failed; the hub tries again by itself.
     *
     * @param error an {@link io.github.camelinvokeai.client.error.AuthenticationException} if the server turned the
     *              login down, else a {@link io.github.camelinvokeai.client.error.ServerUnreachableException}
     */
    default void failed(RuntimeException error) {
    }
}
