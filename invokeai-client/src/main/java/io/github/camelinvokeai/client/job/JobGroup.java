package io.github.camelinvokeai.client.job;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.camelinvokeai.client.error.EnqueueUncertainException;
import io.github.camelinvokeai.client.error.InvokeAIException;

/**
 * Several batches that are one job. They are sent one after the other, so that they run in order, and all or none: if
 * the server does not take one, those that it has taken are canceled and the rest is not sent.
 */
final class JobGroup implements OpenJob {

    private final String batchId;
    private final List<TrackedJob> parts;
    private final Job handle = new Job(this);
    private volatile Throwable enqueueFailure;

    /** @param parts at least one */
    JobGroup(String batchId, List<TrackedJob> parts) {
        this.batchId = batchId;
        this.parts = List.copyOf(parts);
    }

    Job handle() {
        return handle;
    }

    /** @param start sends a batch */
    void start(Consumer<TrackedJob> start) {
        start(0, start);
    }

    private void start(int position, Consumer<TrackedJob> start) {
        if (position == parts.size()) {
            return;
        }
        TrackedJob part = parts.get(position);
        start.accept(part);
        var unused = part.taken().whenComplete((itemIds, error) -> {
            if (error == null) {
                start(position + 1, start);
            } else {
                notTaken(part, unwrapped(error));
            }
        });
    }

    /**
     * A batch that ends before its items are known has not been taken; one of which that is uncertain is canceled, too.
     */
    private void notTaken(TrackedJob refused, Throwable error) {
        enqueueFailure = error;
        for (TrackedJob part : parts) {
            if (part != refused || error instanceof EnqueueUncertainException) {
                var unused = part.cancel().whenComplete((count, failure) -> {
                    if (failure != null) {
                        error.addSuppressed(new InvokeAIException(
                                "Batch " + part.batchId() + " of the same job could not be canceled and may still run",
                                unwrapped(failure)));
                    }
                });
            }
        }
    }

    private static Throwable unwrapped(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    @Override
    public String batchId() {
        return batchId;
    }

    @Override
    public List<String> batchIds() {
        return parts.stream().map(TrackedJob::batchId).toList();
    }

    @Override
    public String queueId() {
        return parts.get(0).queueId();
    }

    @Override
    public CompletableFuture<List<Integer>> enqueued() {
        return whenAll(TrackedJob::enqueued, lists -> lists.stream().flatMap(List::stream).toList());
    }

    @Override
    public CompletableFuture<JobResult> result() {
        return whenAll(TrackedJob::result, this::together);
    }

    @Override
    public CompletableFuture<JobResult> awaited() {
        return whenAll(TrackedJob::awaited, this::together);
    }

    @Override
    public JobResult resultSoFar() {
        return together(parts.stream().map(TrackedJob::resultSoFar).toList());
    }

    @Override
    public CompletableFuture<Integer> cancel() {
        return whenAll(TrackedJob::cancel, counts -> counts.stream().mapToInt(Integer::intValue).sum());
    }

    JobResult together(List<JobResult> results) {
        return new JobResult(batchId, queueId(), results.stream().flatMap(result -> result.items().stream()).toList());
    }

    /** Why the job did not end well: what kept it from being sent, else what the first batch in order ended with. */
    RuntimeException reason(RuntimeException first) {
        return enqueueFailure instanceof RuntimeException failure ? failure : first;
    }

    private Throwable cause(List<? extends CompletableFuture<?>> futures) {
        if (enqueueFailure != null) {
            return enqueueFailure;
        }
        return futures.stream().map(future -> future.handle((value, error) -> error).join()).filter(Objects::nonNull)
                .findFirst().map(JobGroup::unwrapped).orElse(null);
    }

    private <T, R> CompletableFuture<R> whenAll(Function<TrackedJob, CompletableFuture<T>> each, Function<List<T>, R> merge) {
        List<CompletableFuture<T>> futures = parts.stream().map(each).toList();
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).handle((nothing, error) -> {
            if (error != null) {
                throw new CompletionException(cause(futures));
            }
            return merge.apply(futures.stream().map(CompletableFuture::join).toList());
        });
    }
}
