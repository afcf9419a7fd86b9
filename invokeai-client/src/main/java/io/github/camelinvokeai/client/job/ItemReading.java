package io.github.camelinvokeai.client.job;

import java.util.List;

import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.error.ServerResponseException;
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
            job.settle(result(item));
            return true;
        }
        return false;
    }

    /** What an item has made, with what the saved workflows made that it called. Blocks if it called any. */
    private ItemResult result(QueueItem item) {
        List<ItemResult> children = SessionReader.childItemIds(item.session()).stream().map(this::child).toList();
        return results.ended(item, children, job.mayHaveBeenRestarted());
    }

    private ItemResult child(int itemId) {
        try {
            return result(queue.item(itemId));
        } catch (ServerResponseException e) {
            // What the caller has made counts, also when what it called has been removed meanwhile.
            return results.lost(itemId, "was called as a saved workflow and cannot be read: " + e.detail(), e);
        }
    }

    /** Settles an item that nobody can read any more. */
    boolean lost(int itemId, String why, Throwable cause) {
        job.settle(results.lost(itemId, why, cause));
        return true;
    }
}
