package io.github.camelinvokeai.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A command line that is run here on a thread of its own, so that what it writes can be read before it ends. */
final class Running implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 100_000;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Thread thread;
    private volatile int status = -1;

    private Running(Map<String, String> environment, String... args) {
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), 0, 0, environment);
        thread = new Thread(() -> status = new CommandRunner(terminal).run(args), "command-line");
        thread.start();
    }

    static Running start(Map<String, String> environment, String... args) {
        return new Running(environment, args);
    }

    boolean ended() {
        return !thread.isAlive();
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** Waits for its end. */
    Ran join() throws InterruptedException {
        thread.join(PATIENCE_MILLIS);
        assertThat(thread.isAlive()).as("still running after " + PATIENCE_MILLIS + " ms: " + err).isFalse();
        return new Ran(status, out(), err());
    }

    /** Interrupts it if it still runs, and waits for its end. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
