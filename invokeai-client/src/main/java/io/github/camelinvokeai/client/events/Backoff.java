package io.github.camelinvokeai.client.events;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Pauses that double from a least to a longest, each shortened by up to a half at random so that clients spread out.
 */
final class Backoff {

    private static final int MAX_DOUBLINGS = 20;

    private final long minMillis;
    private final long maxMillis;
    private final DoubleSupplier random;
    private int attempts;

    Backoff(Duration min, Duration max, DoubleSupplier random) {
        this.minMillis = min.toMillis();
        this.maxMillis = max.toMillis();
        this.random = random;
    }

    long nextMillis() {
        long pause = Math.min(maxMillis, minMillis << Math.min(attempts, MAX_DOUBLINGS));
        attempts++;
        return Math.round(pause * (1 - random.getAsDouble() / 2));
    }

    void reset() {
        attempts = 0;
    }
}
