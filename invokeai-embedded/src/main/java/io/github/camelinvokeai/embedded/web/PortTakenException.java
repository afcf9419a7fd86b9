package io.github.camelinvokeai.embedded.web;

import io.github.camelinvokeai.client.error.InvokeAIException;

/** The server cannot start, because somebody listens on its port already; the message names the port. */
public class PortTakenException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    private final int port;

    public PortTakenException(int port, Throwable cause) {
        super("The embedded server cannot listen on 127.0.0.1:" + port + ", because another program does."
              + " Give another port, or 0 for any that is free",
              cause);
        this.port = port;
    }

    /** The port. */
    public int port() {
        return port;
    }
}
