package io.github.camelinvokeai.client.quick;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.model.ModelInfo;

/** Pictures that are being painted from a text. Thread-safe. */
public final class TextToImageJob {

    private final Job job;
    private final List<Long> seeds;
    private final CompletableFuture<ModelInfo> model;

    TextToImageJob(Job job, List<Long> seeds, CompletableFuture<ModelInfo> model) {
        this.job = job;
        this.seeds = seeds;
        this.model = model;
    }

    /** The job in the queue; cancel it there. */
    public Job job() {
        return job;
    }

    /** The seeds of the pictures. */
    public List<Long> seeds() {
        return seeds;
    }

    /** The result once the job has ended; fails with the typed exception of whatever went wrong. */
    public CompletableFuture<TextToImageResult> result() {
        return job.result().thenApply(this::resultOf);
    }

    /**
     * Waits for the end, which the client's job timeout bounds.
     *
     * @throws InvokeAIException why the job did not end well, or if the thread was interrupted; the job then goes on
     */
    public TextToImageResult await() {
        return resultOf(job.await());
    }

    /** The model is known by then: no batch is sent before. */
    private TextToImageResult resultOf(JobResult result) {
        return new TextToImageResult(model.join(), seeds, result);
    }

    @Override
    public String toString() {
        return "TextToImageJob[" + job.batchId() + ", " + seeds.size() + " images]";
    }
}
