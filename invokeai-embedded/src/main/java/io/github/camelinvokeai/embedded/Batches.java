package io.github.camelinvokeai.embedded;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

/** The batches that were accepted and that nobody has taken yet, oldest first. Thread-safe. */
final class Batches {

    /** A server that runs for long without a test forgets the oldest beyond these. */
    private static final int MOST = 1_000;

    private final BlockingQueue<TakenBatch> accepted = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    void accepted(String batchId, JsonNode request, List<Integer> itemIds) {
        // A queue without room takes the request and makes nothing of it.
        if (itemIds.isEmpty()) {
            return;
        }
        accepted.add(new TakenBatch(batchId, request, itemIds));
        if (accepted.size() > MOST) {
            accepted.poll();
        }
    }

    TakenBatch take(Duration patience) {
        try {
            TakenBatch batch = accepted.poll(closed ? 0 : patience.toMillis(), TimeUnit.MILLISECONDS);
            if (batch == null) {
                if (closed) {
                    throw new IllegalStateException("The embedded server is closed, so no further batch will come");
                }
                throw new AssertionError("No batch was accepted within " + patience.toMillis() + " ms");
            }
            return batch;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for a batch", e);
        }
    }

    /** No batch comes any more; those that came can still be taken. */
    void close() {
        closed = true;
    }

    int size() {
        return accepted.size();
    }

    void clear() {
        accepted.clear();
    }
}
