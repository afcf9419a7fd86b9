package io.github.camelinvokeai.client;

import java.time.Duration;
import java.util.List;

import io.github.camelinvokeai.client.job.JobListener;

/**
 * How one submission is followed.
 *
 * @param jobTimeout      how long the job may take, counted from its enqueue; null for the client's default
 * @param cancelOnTimeout whether the server is told to cancel the job when that time is over; the job then ends when it
 *                        has answered
 * @param listeners       hear of everything that happens to the job
 */
public record SubmitOptions(Duration jobTimeout, boolean cancelOnTimeout, List<JobListener> listeners) {

    public SubmitOptions {
        listeners = List.copyOf(listeners);
    }

    /** The client's job timeout, no cancel, no listeners. */
    public static SubmitOptions defaults() {
        return new SubmitOptions(null, false, List.of());
    }

    /** The same with these listeners. */
    public SubmitOptions withListeners(JobListener... more) {
        return new SubmitOptions(jobTimeout, cancelOnTimeout, List.of(more));
    }
}
