package io.github.camelinvokeai.client.events;

/** Opens sockets to one server. The seam at which tests, or another library, replace the one in use. */
interface EventTransport {

    /** How the first connection is made. */
    enum Kind {
        /** A websocket at once. */
        WEBSOCKET,
        /** HTTP requests first, a websocket if the server and what stands before it allow one. */
        POLLING
    }

    /**
     * Begins to connect.
     *
     * @param token    the bearer token, or null for none
     * @param listener told what happens, on any thread; must not block
     */
    EventSocket open(Kind kind, String token, SocketListener listener);

    /** Lets go of threads and pools as soon as the sockets, closed before, have said goodbye. */
    void close();

    /** Cuts off what {@link #close()} has left. */
    void abort();
}
