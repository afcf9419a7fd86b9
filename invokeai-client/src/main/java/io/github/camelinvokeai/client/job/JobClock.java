package io.github.camelinvokeai.client.job;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The two times of a job: until when it may take, and when it was last heard of. Thread-safe. */
final class JobClock {

    private final Duration timeout;
    private volatile long deadline;
    private volatile long heardAt;

    /** @param timeout how long the job may take, from now or from when it is restarted */
    JobClock(Duration timeout) {
        this.timeout = timeout;
        restart();
        heard();
    }

    /** The job's time runs from now. */
    void restart() {
        deadline = System.nanoTime() + timeout.toNanos();
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    /** As if nothing had been heard for so long that the next look at the clock is a reason to ask. */
    void pretendSilence() {
        heardAt = System.nanoTime() - TimeUnit.DAYS.toNanos(1);
    }

    boolean late(long now) {
        return now - deadline > 0;
    }

    boolean silent(long now, long nanos) {
        return now - heardAt > nanos;
    }

    Duration timeout() {
        return timeout;
    }
}
