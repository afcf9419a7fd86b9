package io.github.camelinvokeai.cli;

import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;

import io.github.camelinvokeai.client.text.OneLine;

/**
 * Progress on a terminal: one line, drawn again and again. Its own thread draws, so that the time moves on while the
 * server is silent, and a server that talks fast does not make it flicker.
 */
final class ProgressBar implements ProgressView {

    private static final int REDRAW_MILLIS = 100;
    private static final int BAR = 24;
    private static final int NARROW = 60;
    private static final String TO_LINE_START = "\r";
    private static final String ERASE_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final LongSupplier clock;
    private final long start;
    private final Timer drawing = new Timer("progress-bar", true);
    private Progress latest = new Progress(0, 0, 0, null, null);
    private String drawn = "";
    private boolean closed;

    ProgressBar(Terminal terminal, LongSupplier clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.start = clock.getAsLong();
        drawing.schedule(new TimerTask() {
            @Override
            public void run() {
                draw();
            }
        }, 0, REDRAW_MILLIS);
    }

    @Override
    public synchronized void show(Progress progress) {
        latest = progress;
    }

    private synchronized void draw() {
        String text = text(latest, clock.getAsLong() - start, terminal.errColumns());
        if (!closed && !text.equals(drawn)) {
            drawn = text;
            terminal.err().print(ERASE_LINE + text + TO_LINE_START);
            terminal.err().flush();
        }
    }

    /**
     * The line, never as wide as the terminal, where some terminals would already go to the next line. A narrow one
     * gets the words without the bar.
     */
    static String text(Progress progress, long elapsedNanos, int columns) {
        String words = String.format("%3d %%  %s  ", progress.percent(), Elapsed.text(elapsedNanos))
                       + (progress.steps() == 0 ? "" : String.format("step %d/%d  ", progress.step(), progress.steps()))
                       + OneLine.of(progress.activity());
        String line = columns < NARROW ? words : bar(progress.fraction()) + " " + words;
        int room = Math.max(1, columns - 1);
        return line.codePointCount(0, line.length()) <= room ? line : line.substring(0, line.offsetByCodePoints(0, room));
    }

    private static String bar(double fraction) {
        int full = (int) (fraction * BAR);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }

    /** Leaves a full bar to be read, and takes away one that did not get there: what follows says why. */
    @Override
    public synchronized void close() {
        if (!closed) {
            draw();
            closed = true;
            drawing.cancel();
            terminal.err().print(latest.percent() == 100 ? System.lineSeparator() : ERASE_LINE);
            terminal.err().flush();
        }
    }
}
