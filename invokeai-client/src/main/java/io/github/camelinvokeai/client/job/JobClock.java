package io.github.camelinvokeai.client.job;

import java.time.Duration;

/** The two times of a job: until when it may take, and when it was last heard of. Thread-safe. */
final class JobClock {

    private final Duration timeout;
    private volatile long deadline;
    private volatile long heardAt;
    private volatile boolean askSoon;

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

    /** Makes the next look at the clock a reason to ask, whatever is heard until then. */
    void askSoon() {
        askSoon = true;
    }

    /** The job is being asked about. */
    void asked() {
        askSoon = false;
        heard();
    }

    boolean late(long now) {
        return now - deadline > 0;
    }

    /** Whether it is time to ask. */
    boolean silent(long now, long nanos) {
        return askSoon || now - heardAt > nanos;
    }

    Duration timeout() {
        return timeout;
    }
}
