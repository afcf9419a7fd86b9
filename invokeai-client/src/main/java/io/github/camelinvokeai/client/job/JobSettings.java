package io.github.camelinvokeai.client.job;

import java.time.Duration;

import io.github.camelinvokeai.client.error.InvalidOptionException;

/**
 * The times of a {@link JobTracker}; all must be positive.
 *
 * @param jobTimeout         how long a job may take, counted from its enqueue; a {@link JobRequest} may say otherwise
 * @param reconcileInterval  a job that heard nothing for so long is asked about, one request per batch
 * @param pollInterval       the same while there is no event socket
 * @param socketWait         how long a submission waits for the event socket before it goes on without
 * @param lostAnswerPatience how long a batch is looked for whose enqueue was sent but not answered
 */
public record JobSettings(Duration jobTimeout, Duration reconcileInterval, Duration pollInterval, Duration socketWait,
        Duration lostAnswerPatience) {

    public JobSettings {
        positive("jobTimeout", jobTimeout);
        positive("reconcileInterval", reconcileInterval);
        positive("pollInterval", pollInterval);
        positive("socketWait", socketWait);
        positive("lostAnswerPatience", lostAnswerPatience);
    }

    /**
     * 30 minutes a job, asked about after 30 s of silence or every 2 s without a socket; waits 5 s for the socket, 10 s
     * for a lost answer.
     */
    public static JobSettings defaults() {
        return new JobSettings(
                Duration.ofMinutes(30), Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }

    static void positive(String option, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new InvalidOptionException(option + " is " + value + "; it must be more than zero");
        }
    }
}
