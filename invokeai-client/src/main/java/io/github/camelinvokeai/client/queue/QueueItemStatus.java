package io.github.camelinvokeai.client.queue;

import java.util.Locale;

/** Where a queue item stands. */
public enum QueueItemStatus {
    /** Waits for its turn. */
    PENDING,
    /** Runs. */
    IN_PROGRESS,
    /** Waits for the items of a saved workflow that it calls. */
    WAITING,
    COMPLETED,
    FAILED,
    CANCELED,
    /** A status that this client does not know; not terminal as far as can be told. */
    UNKNOWN;

    /** Whether the item has ended and will not change any more. */
    public boolean terminal() {
        return this == COMPLETED || this == FAILED || this == CANCELED;
    }

    /** The status of this name as InvokeAI writes it ({@code in_progress}); anything else is {@link #UNKNOWN}. */
    public static QueueItemStatus of(String name) {
        if (name != null) {
            for (QueueItemStatus status : values()) {
                if (status.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return status;
                }
            }
        }
        return UNKNOWN;
    }
}
