package io.github.camelinvokeai.cli;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

import io.github.camelinvokeai.client.text.OneLine;

/**
 * Progress for logs and pipes: a line for each tenth of the job and for each node, but where nodes fly past no more
 * than one line a second.
 */
final class ProgressLines implements ProgressView {

    private static final int ACTIVITY = 80;
    private static final long SECOND = 1_000_000_000L;

    private final PrintWriter err;
    private final LongSupplier clock;
    private final long start;
    private Progress last;
    private long lastAt;
    private boolean closed;

    ProgressLines(PrintWriter err, LongSupplier clock) {
        this.err = err;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    @Override
    public synchronized void show(Progress progress) {
        long now = clock.getAsLong();
        if (!closed && isNews(progress, now)) {
            last = progress;
            lastAt = now;
            err.println(text(progress, now - start));
        }
    }

    private boolean isNews(Progress progress, long now) {
        if (last == null || progress.percent() / 10 > last.percent() / 10) {
            return true;
        }
        return progress.node() != null && !progress.node().equals(last.node()) && now - lastAt >= SECOND;
    }

    private static String text(Progress progress, long elapsedNanos) {
        return String.format(
                "%3d %%  step %d/%d  %s  %s", progress.percent(), progress.step(), progress.steps(),
                Elapsed.text(elapsedNanos), OneLine.cut(progress.activity(), ACTIVITY));
    }

    @Override
    public synchronized void close() {
        closed = true;
        err.flush();
    }
}
