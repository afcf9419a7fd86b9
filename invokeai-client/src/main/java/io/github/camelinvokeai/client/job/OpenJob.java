package io.github.camelinvokeai.client.job;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a {@link Job} is the face of: one batch, or several that belong together. Thread-safe. */
interface OpenJob {

    String batchId();

    /** The batches in the order in which they are sent. */
    List<String> batchIds();

    String queueId();

    /** A copy, to be given out. */
    CompletableFuture<List<Integer>> enqueued();

    /** A copy, to be given out. */
    CompletableFuture<JobResult> result();

    /** For those who wait for it on a thread of their own. */
    CompletableFuture<JobResult> awaited();

    JobResult resultSoFar();

    /** How many items the server canceled. */
    CompletableFuture<Integer> cancel();
}
