package io.github.camelinvokeai.client.events;

/**
 * One attempt to connect, and the connection if it came about. Used once: after {@link #close()}, or after the listener
 * heard that it ended, a new one is opened. No method blocks.
 */
interface EventSocket {

    /**
     * Asks the server for the events of a queue.
     *
     * @param acknowledged run, on any thread, once the server has answered
     */
    void subscribeQueue(String queueId, Runnable acknowledged);

    /** Ends the attempt or the connection. The listener may or may not hear of it. */
    void close();
}
