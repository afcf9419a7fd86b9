package io.github.camelinvokeai.cli;

import java.time.Duration;

/** Time that has gone by, as {@code 0:07} or {@code 1:02:03}. */
final class Elapsed {

    private Elapsed() {
    }

    static String text(long nanos) {
        Duration elapsed = Duration.ofNanos(nanos);
        return elapsed.toHours() == 0
                ? String.format("%d:%02d", elapsed.toMinutesPart(), elapsed.toSecondsPart())
                : String.format("%d:%02d:%02d", elapsed.toHours(), elapsed.toMinutesPart(), elapsed.toSecondsPart());
    }
}
