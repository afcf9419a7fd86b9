package io.github.camelinvokeai.client.job;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.JobTimeoutException;

/**
 * A batch that was submitted, or the few that together go through values that one batch cannot carry. The futures given
 * out are copies: completing or canceling one changes nothing about the job. What depends on them runs on a few threads
 * of the client's, and may wait for other jobs there. Thread-safe.
 * <p>
 * A job ends when all its items have: well, or with the error of the first item, in order, that did not complete
 * ({@link io.github.camelinvokeai.client.error.JobFailedException},
 * {@link io.github.camelinvokeai.client.error.JobCanceledException},
 * {@link io.github.camelinvokeai.client.error.JobLostException}). It ends early with a {@link JobTimeoutException}, a
 * {@link io.github.camelinvokeai.client.error.QueueFullException}, an
 * {@link io.github.camelinvokeai.client.error.EnqueueUncertainException}, or what payload and enqueue threw.
 */
public final class Job {

    private final OpenJob tracked;

    Job(OpenJob tracked) {
        this.tracked = tracked;
    }

    /** The id given to the submission; that of the batch, unless it took several, see {@link #batchIds()}. */
    public String batchId() {
        return tracked.batchId();
    }

    /** The batches of this job in order: mostly one. */
    public List<String> batchIds() {
        return tracked.batchIds();
    }

    public String queueId() {
        return tracked.queueId();
    }

    /** The ids of the items once the server has taken them, ascending; fails if it has not. */
    public CompletableFuture<List<Integer>> enqueued() {
        return tracked.enqueued();
    }

    /** The result once the job has ended and its listeners have been told. */
    public CompletableFuture<JobResult> result() {
        return tracked.result();
    }

    /** What the items that have ended so far have put out; the way to the good items of a job that failed. */
    public JobResult partialResult() {
        return tracked.resultSoFar();
    }

    /**
     * Waits for the end, which the job timeout bounds.
     *
     * @throws InvokeAIException why the job did not end well, or if the thread was interrupted; the job then goes on
     */
    public JobResult await() {
        try {
            return tracked.awaited().get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Waits for the end, but no longer than this.
     *
     * @throws JobTimeoutException if the job has not ended; it goes on
     * @throws InvokeAIException   as {@link #await()}
     */
    public JobResult await(Duration wait) {
        try {
            return tracked.awaited().get(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new JobTimeoutException(
                    batchId(), null, "Batch " + batchId() + " has not ended within the " + wait + " waited for; it goes on", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Cancels what has not ended. The job itself ends when the server says so.
     *
     * @return how many items the server canceled; 0 if the job had not been sent, which it then never is
     */
    public CompletableFuture<Integer> cancel() {
        return tracked.cancel().copy();
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new InvokeAIException("The job failed", e.getCause());
    }

    private InvokeAIException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new InvokeAIException("Interrupted while waiting for batch " + batchId() + "; it goes on", e);
    }

    @Override
    public String toString() {
        return "Job[" + batchId() + "]";
    }
}
