package io.github.camelinvokeai.client.events;

import java.util.function.Supplier;

/** Hears of one {@link EventSocket}. Called on the transport's thread. */
interface SocketListener {

    /** The server has let us in. */
    void connected();

    /**
     * A frame arrived.
     *
     * @param json makes the payload's text; to be called on another thread
     */
    void frame(String name, Supplier<String> json);

    /**
     * The attempt failed or the connection ended. May come more than once.
     *
     * @param refused whether the server itself turned the login down
     * @param reason  for people
     */
    void ended(boolean refused, String reason);
}
