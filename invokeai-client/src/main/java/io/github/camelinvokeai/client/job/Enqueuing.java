package io.github.camelinvokeai.client.job;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.EnqueueUncertainException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.QueueFullException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.error.ServerUnreachableException;
import io.github.camelinvokeai.client.events.BatchEnqueued;
import io.github.camelinvokeai.client.events.EventHub;
import io.github.camelinvokeai.client.queue.EnqueueResult;
import io.github.camelinvokeai.client.queue.QueueRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a job into the queue: waits a little for the socket, sends the batch once, and if the answer is lost looks for
 * the batch instead of sending it again.
 */
final class Enqueuing {

    private static final Logger LOG = LoggerFactory.getLogger(Enqueuing.class);
    private static final int SERVER_ERROR = 500;
    // Shares of the patience between the looks for a lost batch.
    private static final double[] PAUSES = { 0.1, 0.3, 0.6 };

    private final TrackedJob job;
    private final JobRequest request;
    private final EventHub hub;
    private final QueueRepository queue;
    private final JobThreads threads;
    private final JobSettings settings;
    private volatile RuntimeException failedLookup;

    Enqueuing(TrackedJob job, JobRequest request, EventHub hub, QueueRepository queue, JobThreads threads,
              JobSettings settings) {
        this.job = job;
        this.request = request;
        this.hub = hub;
        this.queue = queue;
        this.threads = threads;
        this.settings = settings;
    }

    /** While the socket connects, the payload is made, so that a server that is not there is noticed at once. */
    void start() {
        CompletableFuture<Void> ready = socketReady();
        Future<?> limit = later(() -> ready.complete(null), settings.socketWait().toMillis());
        job.onHttp(() -> {
            ObjectNode payload = job.ended() ? null : payload();
            var unused = ready.handle((nothing, failure) -> {
                limit.cancel(false);
                if (payload != null) {
                    job.onHttp(() -> send(payload), job::end);
                }
                return null;
            });
        }, job::end);
    }

    // Where the socket is known to be down, every job would wait in vain.
    private CompletableFuture<Void> socketReady() {
        boolean hopeless = !hub.connected() && hub.lastError() != null;
        return hopeless ? CompletableFuture.completedFuture(null) : hub.whenReady(request.queueId());
    }

    private void send(ObjectNode payload) {
        if (!job.beginEnqueue()) {
            return;
        }
        EnqueueResult answer;
        try {
            answer = queue.enqueue(payload);
        } catch (ServerUnreachableException e) {
            failed(e, e.mayHaveBeenCarriedOut());
            return;
        } catch (ServerResponseException e) {
            failed(e, e.mayHaveBeenCarriedOut());
            return;
        } catch (RuntimeException e) {
            job.end(e);
            return;
        }
        answered(answer);
    }

    private ObjectNode payload() {
        try {
            return request.payload().call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            job.end(new InvokeAIException("Interrupted while making the payload of batch " + job.batchId(), e));
        } catch (RuntimeException e) {
            job.end(e);
        } catch (Exception e) {
            job.end(new InvokeAIException("The payload of batch " + job.batchId() + " could not be made: " + e, e));
        }
        return null;
    }

    private void answered(EnqueueResult answer) {
        if (answer.enqueued() < answer.requested()) {
            full(answer.requested(), answer.enqueued());
        } else if (answer.itemIds().isEmpty() && answer.enqueued() > 0) {
            // Servers before 6.0 do not tell the ids.
            lookUp(null, 0);
        } else {
            accepted(answer.itemIds());
        }
    }

    private void accepted(List<Integer> itemIds) {
        // A cancel from before the answer may have come too early for the server; one from after needs no help.
        boolean cancel = job.cancelRequested();
        job.accepted(itemIds);
        if (cancel) {
            cancelTaken();
        }
    }

    private void full(int requested, int enqueued) {
        RuntimeException failure = enqueued == 0 ? null : cancelTaken();
        boolean kept = failure != null;
        job.end(new QueueFullException(
                job.batchId(), requested, enqueued, kept,
                "The queue is full: it took " + enqueued + " of " + requested + " items of batch " + job.batchId()
                                                          + (enqueued == 0
                                                                  ? ""
                                                                  : kept
                                                                          ? ", which could not be canceled again"
                                                                  : ", which were canceled again")
                                                          + "; try again later or raise the server's max_queue_size",
                failure));
    }

    // What was wrong, or null.
    private RuntimeException cancelTaken() {
        try {
            job.cancelOnServer();
            return null;
        } catch (RuntimeException e) {
            LOG.debug("Batch {} could not be canceled", job.batchId(), e);
            return e;
        }
    }

    private void failed(RuntimeException cause, boolean mayHaveBeenCarriedOut) {
        if (!mayHaveBeenCarriedOut) {
            job.end(cause);
        } else if (cause instanceof ServerResponseException answer && answer.status() == SERVER_ERROR) {
            // InvokeAI's own failure, so nothing is on its way any more: one look is enough.
            look(cause, PAUSES.length);
        } else {
            lookUp(cause, 0);
        }
    }

    private void lookUp(RuntimeException cause, int tries) {
        double pause = cause == null && tries == 0 ? 0 : PAUSES[tries] * settings.lostAnswerPatience().toMillis();
        var unused = later(() -> job.onHttp(() -> look(cause, tries + 1), job::end), Math.round(pause));
    }

    private void look(RuntimeException cause, int tries) {
        List<Integer> itemIds = find();
        if (job.ended()) {
            abandoned(itemIds);
        } else if (!itemIds.isEmpty()) {
            adopt(itemIds);
        } else if (tries < PAUSES.length) {
            lookUp(cause, tries);
        } else {
            job.end(cause instanceof ServerResponseException ? cause : uncertain(cause));
        }
    }

    /** The batch's items as far as the server tells; empty if it knows none, or cannot be asked. Blocks. */
    private List<Integer> find() {
        try {
            List<Integer> itemIds = queue.itemIdsOfBatch(job.batchId());
            failedLookup = null;
            return itemIds;
        } catch (RuntimeException e) {
            failedLookup = e;
            LOG.debug("Batch {} could not be looked up; trying again", job.batchId(), e);
            return List.of();
        }
    }

    private void abandoned(List<Integer> itemIds) {
        if (job.cancelRequested() && !itemIds.isEmpty()) {
            cancelTaken();
        }
    }

    private void adopt(List<Integer> itemIds) {
        BatchEnqueued announced = job.announced();
        if (announced != null && announced.enqueued() < announced.requested()) {
            full(announced.requested(), announced.enqueued());
        } else {
            accepted(itemIds);
        }
    }

    /** @param cause what became of the answer; null if it came, and told no items */
    private EnqueueUncertainException uncertain(RuntimeException cause) {
        RuntimeException lookup = failedLookup;
        EnqueueUncertainException uncertain = new EnqueueUncertainException(
                job.batchId(), null,
                (cause == null
                        ? "The server took batch " + job.batchId() + " without telling its items, "
                        : "The answer to the enqueue of batch " + job.batchId() + " was lost, ")
                                     + (lookup == null
                                             ? "and the batch was not found afterwards" : "and the queue could not be asked")
                                     + ": it may or may not come to run. Look for it before sending it again",
                cause == null ? lookup : cause);
        if (cause != null && lookup != null) {
            uncertain.addSuppressed(lookup);
        }
        return uncertain;
    }

    private Future<?> later(Runnable task, long millis) {
        try {
            return threads.timer().schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            job.end(new InvokeAIException("Batch " + job.batchId() + " needs the timer, which takes no work", e));
            return CompletableFuture.completedFuture(null);
        }
    }
}
