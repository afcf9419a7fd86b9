package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.SubmitOptions;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.job.ItemResult;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.job.OutputImage;
import io.github.camelinvokeai.client.workflow.ItemCount;
import io.github.camelinvokeai.client.workflow.Submission;

/** One job, from its submission to the last picture on the disk. */
final class Run {

    private final InvokeAIClient client;
    private final Terminal terminal;

    Run(InvokeAIClient client, Terminal terminal) {
        this.client = client;
        this.terminal = terminal;
    }

    Outcome run(Submission submission, SubmitOptions options, ImageFiles files) {
        ProgressModel model = new ProgressModel(GraphNodes.of(submission), items(submission));
        Outcome outcome;
        try (ProgressView view = ProgressView.on(terminal)) {
            Job job = client.submit(submission, options.withListeners(new ProgressListener(model, view)));
            outcome = await(job, view);
        }
        save(outcome, files);
        return outcome;
    }

    /** As far as can be told before the server has seen it; batch nodes make several items of one run. */
    private static int items(Submission submission) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, ItemCount.of(submission.preview().payload())));
    }

    private Outcome await(Job job, ProgressView view) {
        try (CancelOnExit whileWaiting = new CancelOnExit(job::cancel, job::batchId, view, terminal)) {
            whileWaiting.arm();
            return new Outcome(job.await());
        } catch (InvokeAIException e) {
            Outcome outcome = new Outcome(job.partialResult());
            outcome.failed(e);
            return outcome;
        }
    }

    private void save(Outcome outcome, ImageFiles files) {
        for (ItemResult item : outcome.result().items()) {
            int number = 0;
            for (OutputImage image : item.images()) {
                number++;
                save(image, number, outcome, files);
            }
        }
    }

    /** One image that cannot be had does not keep the others from being saved. */
    private void save(OutputImage image, int number, Outcome outcome, ImageFiles files) {
        try {
            outcome.saved(new SavedImage(
                    image, files.save(image, number, target -> client.images().download(image.imageName(), target))));
        } catch (InvokeAIException | IOException e) {
            outcome.failed(e);
        }
    }

    /** What a job came to. */
    static final class Outcome {

        private final JobResult result;
        private final List<SavedImage> images = new ArrayList<>();
        private Exception failure;

        Outcome(JobResult result) {
            this.result = result;
        }

        private void failed(Exception e) {
            if (failure == null) {
                failure = e;
            } else {
                failure.addSuppressed(e);
            }
        }

        private void saved(SavedImage image) {
            images.add(image);
        }

        JobResult result() {
            return result;
        }

        List<SavedImage> images() {
            return List.copyOf(images);
        }

        /** Why not all went well, or null. */
        Exception failure() {
            return failure;
        }

        /** Throws what went wrong first, if anything did. */
        void throwFailure() throws IOException {
            if (failure instanceof IOException e) {
                throw e;
            }
            if (failure instanceof InvokeAIException e) {
                throw e;
            }
        }
    }
}
