package io.github.camelinvokeai.embedded.web;

/** Event sockets that go wrong on purpose, so that it can be tried what becomes of a listener. Thread-safe. */
public final class SocketFaults {

    private final Runnable drop;
    private volatile boolean refusesAll;
    private volatile boolean refusesWebSockets;

    SocketFaults(Runnable drop) {
        this.drop = drop;
    }

    /** Ends all that are open, as when the network fails; they can come back at once. */
    public SocketFaults drop() {
        drop.run();
        return this;
    }

    /** Turns away all that come from now on; those that are open stay. */
    public SocketFaults refuse() {
        refusesAll = true;
        return this;
    }

    /** Turns away WebSockets from now on, as some gateways do, so that only polling is left. */
    public SocketFaults refuseWebSockets() {
        refusesWebSockets = true;
        return this;
    }

    /** Lets all in again. */
    public SocketFaults accept() {
        refusesAll = false;
        refusesWebSockets = false;
        return this;
    }

    boolean refusesAll() {
        return refusesAll;
    }

    boolean refusesWebSockets() {
        return refusesWebSockets;
    }
}
