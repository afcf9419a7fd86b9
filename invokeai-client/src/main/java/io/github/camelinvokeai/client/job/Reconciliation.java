package io.github.camelinvokeai.client.job;

import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.queue.BatchStatus;
import io.github.camelinvokeai.client.queue.QueueRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares a job with its batch on the server and reads the items whose end was not heard. One request if nothing was
 * missed. That the server does not answer is no reason to end a job: it is asked again later.
 */
final class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final int ITEMS_AT_ONCE = 100;
    private static final int UNREADABLE_AFTER = 3;

    private final TrackedJob job;
    private final QueueRepository queue;
    private final ItemReading reading;
    private volatile RuntimeException lastFailure;

    Reconciliation(TrackedJob job, QueueRepository queue, ItemReading reading) {
        this.job = job;
        this.queue = queue;
        this.reading = reading;
    }

    /** Blocks; never runs twice at a time for one job. */
    void run() {
        try {
            BatchStatus status = queue.batchStatus(job.batchId());
            int ended = status.unknown() ? Integer.MAX_VALUE : status.total() - status.unfinished();
            readUntil(ended, status.unfinished() == 0);
            lastFailure = null;
        } catch (RuntimeException e) {
            if (lastFailure == null) {
                LOG.debug("Batch {} could not be asked about; trying again", job.batchId(), e);
            }
            lastFailure = e;
        }
    }

    /** Why the server could not be asked the last time; null if it could. */
    RuntimeException lastFailure() {
        return lastFailure;
    }

    // Items end about in order, so looking from the first open one on finds what is missing soon.
    private void readUntil(int ended, boolean nothingRuns) {
        boolean found = true;
        while (found && !job.ended() && job.items().settledCount() < ended) {
            found = false;
            for (int itemId : job.items().unsettled(ITEMS_AT_ONCE)) {
                found |= job.items().settledCount() < ended && read(itemId, nothingRuns);
            }
        }
    }

    private boolean read(int itemId, boolean nothingRuns) {
        try {
            return reading.read(itemId);
        } catch (ServerResponseException e) {
            // A stored item may be broken in such a way that the server never manages to show it.
            return job.items().readingFailed(itemId) >= UNREADABLE_AFTER && nothingRuns
                    && reading.lost(itemId, "has ended, but the server cannot read it: " + e.detail(), e);
        }
    }
}
