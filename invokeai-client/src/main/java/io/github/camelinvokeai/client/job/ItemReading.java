package io.github.camelinvokeai.client.job;

import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.queue.QueueItem;
import io.github.camelinvokeai.client.queue.QueueRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the items of one job from the queue, which alone says how an item has ended. */
final class ItemReading {

    private static final Logger LOG = LoggerFactory.getLogger(ItemReading.class);

    private final TrackedJob job;
    private final QueueRepository queue;
    private final ItemResults results;

    ItemReading(TrackedJob job, QueueRepository queue) {
        this.job = job;
        this.queue = queue;
        this.results = new ItemResults(job.batchId());
    }

    /** Reads an item on the HTTP threads; if that does not settle it, the job is asked about soon. */
    void readLater(int itemId) {
        job.onHttp(() -> {
            if (!read(itemId)) {
                job.askSoon();
            }
        }, e -> {
            LOG.debug("Item {} of batch {} could not be read and will be asked about again", itemId, job.batchId(), e);
            job.askSoon();
        });
    }

    /** Reads an item and settles it if it has ended; false if it has not, or somebody else reads it. Blocks. */
    boolean read(int itemId) {
        boolean done = false;
        boolean again = true;
        while (again && !done && job.items().claim(itemId)) {
            try {
                done = settleIfEnded(queue.item(itemId));
            } catch (NotFoundException e) {
                done = lost(itemId, "is gone: deleted, cleared or pruned before its result could be read", e);
            } finally {
                again = job.items().release(itemId);
            }
        }
        return done;
    }

    private boolean settleIfEnded(QueueItem item) {
        if (item.parentItemId() != null) {
            job.drop(item.itemId());
            return true;
        }
        if (item.status().terminal()) {
            job.settle(results.ended(item, job.mayHaveBeenRestarted()));
            return true;
        }
        return false;
    }

    /** Settles an item that nobody can read any more. */
    boolean lost(int itemId, String why, Throwable cause) {
        job.settle(results.lost(itemId, why, cause));
        return true;
    }
}
