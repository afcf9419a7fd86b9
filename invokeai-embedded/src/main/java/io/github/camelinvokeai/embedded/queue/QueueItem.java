package io.github.camelinvokeai.embedded.queue;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.graph.Batch;
import io.github.camelinvokeai.embedded.graph.Session;

/** One run that waits, runs or has ended. Guarded by the queue that it is in. */
final class QueueItem {

    static final long YOUTH_MILLIS = 30;

    private static final String DEVICE = "cpu";

    private final int id;
    private final int priority;
    private final String queueId;
    private final Batch batch;
    private final User owner;
    private final JsonNode fieldValues;
    private final Session session;
    private final Integer retriedFrom;
    private final Instant created = Instant.now();
    private ItemStatus status = ItemStatus.PENDING;
    private int sequence;
    private Instant updated = created;
    private Instant started;
    private Instant completed;
    private Failure failure;

    /** Why it failed. */
    record Failure(String type, String message, String traceback) {
    }

    /** @param session null for an item whose values no node takes, at which the queue will stand still */
    QueueItem(int id, int priority, String queueId, Batch batch, User owner, JsonNode fieldValues, Session session,
              Integer retriedFrom) {
        this.id = id;
        this.priority = priority;
        this.queueId = queueId;
        this.batch = batch;
        this.owner = owner;
        this.fieldValues = fieldValues;
        this.session = session;
        this.retriedFrom = retriedFrom;
    }

    /**
     * Whether it is so new that the answer to whoever enqueued it may still be on its way. InvokeAI clears its memory
     * before each job, for longer than that, so nobody there has a job end before its beginning is known.
     */
    boolean isYoung() {
        return created.plusMillis(YOUTH_MILLIS).isAfter(Instant.now());
    }

    void become(ItemStatus next) {
        status = next;
        sequence++;
        updated = Instant.now();
        if (next == ItemStatus.IN_PROGRESS) {
            started = updated;
        } else if (next.isEnd()) {
            completed = updated;
        }
    }

    void fail(Failure why) {
        failure = why;
        become(ItemStatus.FAILED);
    }

    boolean isPoison() {
        return session == null;
    }

    int id() {
        return id;
    }

    int priority() {
        return priority;
    }

    String queueId() {
        return queueId;
    }

    Batch batch() {
        return batch;
    }

    String batchId() {
        return batch.batchId();
    }

    User owner() {
        return owner;
    }

    JsonNode fieldValues() {
        return fieldValues;
    }

    Session session() {
        return session;
    }

    Integer retriedFrom() {
        return retriedFrom;
    }

    ItemStatus status() {
        return status;
    }

    int sequence() {
        return sequence;
    }

    Instant created() {
        return created;
    }

    Instant updated() {
        return updated;
    }

    Instant started() {
        return started;
    }

    Instant completed() {
        return completed;
    }

    Failure failure() {
        return failure;
    }

    /** What it ran on; null before it ran. */
    String device() {
        return started == null ? null : DEVICE;
    }
}
