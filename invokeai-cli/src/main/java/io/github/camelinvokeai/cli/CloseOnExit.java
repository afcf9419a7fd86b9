package io.github.camelinvokeai.cli;

import io.github.camelinvokeai.embedded.EmbeddedInvokeAI;

/**
 * While it is armed and open, Ctrl-C (or any other end of this program) closes the server, so that its clients know.
 */
final class CloseOnExit implements AutoCloseable {

    private final Thread hook;

    CloseOnExit(EmbeddedInvokeAI server) {
        hook = new Thread(server::close, "close-on-exit");
    }

    void arm() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
