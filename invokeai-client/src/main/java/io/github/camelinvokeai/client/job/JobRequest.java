package io.github.camelinvokeai.client.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A batch to be put into a queue and followed to its end.
 *
 * @param queueId         the queue, normally {@code default}
 * @param batchId         the batch's id, chosen by the caller, never used before, and the one that the payload names
 * @param payload         makes the body of InvokeAI's {@code enqueue_batch}; run once, may block, and what it throws is
 *                        how the job ends
 * @param listeners       hear of the job from before it is enqueued
 * @param timeout         how long the job may take, counted from its enqueue, or null for the tracker's
 *                        {@code jobTimeout}
 * @param cancelOnTimeout whether the server is told to cancel a job that took too long; the job then ends when it has
 *                        answered
 */
public record JobRequest(String queueId, String batchId, Callable<ObjectNode> payload, List<JobListener> listeners,
        Duration timeout, boolean cancelOnTimeout) {

    public JobRequest {
        Objects.requireNonNull(queueId, "queueId");
        Objects.requireNonNull(batchId, "batchId");
        Objects.requireNonNull(payload, "payload");
        listeners = List.copyOf(listeners);
        if (timeout != null) {
            JobSettings.positive("jobTimeout", timeout);
        }
    }

    /** Without listeners, with the tracker's timeout, and left running on the server if that passes. */
    public static JobRequest of(String queueId, String batchId, Callable<ObjectNode> payload) {
        return new JobRequest(queueId, batchId, payload, List.of(), null, false);
    }

    /** The same with one more listener. */
    public JobRequest withListener(JobListener listener) {
        List<JobListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new JobRequest(queueId, batchId, payload, more, timeout, cancelOnTimeout);
    }

    /** The same with other listeners. */
    JobRequest withListeners(List<JobListener> others) {
        return new JobRequest(queueId, batchId, payload, others, timeout, cancelOnTimeout);
    }

    /** The same with a timeout of its own. */
    public JobRequest withTimeout(Duration value, boolean cancel) {
        return new JobRequest(queueId, batchId, payload, listeners, value, cancel);
    }
}
