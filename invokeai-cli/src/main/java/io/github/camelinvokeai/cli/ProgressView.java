package io.github.camelinvokeai.cli;

import java.util.function.LongSupplier;

/** Shows progress to a person. Thread-safe. */
interface ProgressView extends AutoCloseable {

    /** The view that suits the terminal: one moving line, or now and then a plain one where lines cannot move. */
    static ProgressView on(Terminal terminal) {
        LongSupplier clock = System::nanoTime;
        return terminal.errColumns() > 0 ? new ProgressBar(terminal, clock) : new ProgressLines(terminal.err(), clock);
    }

    void show(Progress progress);

    /** Ends the display, so that other lines may follow. Again does nothing. */
    @Override
    void close();
}
