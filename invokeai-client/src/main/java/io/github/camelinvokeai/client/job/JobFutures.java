package io.github.camelinvokeai.client.job;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * The futures of one job. What depends on those given out runs where it holds up nobody who waits for this or another
 * job. Thread-safe.
 */
final class JobFutures {

    private final Executor continuations;
    private final CompletableFuture<List<Integer>> enqueued = new CompletableFuture<>();
    private final CompletableFuture<JobResult> result = new CompletableFuture<>();

    JobFutures(Executor continuations) {
        this.continuations = continuations;
    }

    /** A copy, to be given out. */
    CompletableFuture<List<Integer>> enqueued() {
        return copy(enqueued);
    }

    /** A copy, to be given out. */
    CompletableFuture<JobResult> result() {
        return copy(result);
    }

    /** For who goes on with the next batch: never on a thread where somebody may wait for a job. */
    CompletableFuture<List<Integer>> taken() {
        return enqueued;
    }

    /** For those who wait for it on a thread of their own. */
    CompletableFuture<JobResult> awaited() {
        return result;
    }

    void accepted(List<Integer> itemIds) {
        enqueued.complete(itemIds);
    }

    /** @param error null for a good end */
    void end(JobResult last, RuntimeException error) {
        if (error == null) {
            result.complete(last);
        } else {
            enqueued.completeExceptionally(error);
            result.completeExceptionally(error);
        }
    }

    private <T> CompletableFuture<T> copy(CompletableFuture<T> future) {
        return future.isDone() ? future.copy() : future.thenApplyAsync(Function.identity(), this::continueWith);
    }

    private void continueWith(Runnable continuation) {
        try {
            continuations.execute(continuation);
        } catch (RejectedExecutionException e) {
            // The threads are being shut down; the end of a job must be told all the same.
            continuation.run();
        }
    }
}
