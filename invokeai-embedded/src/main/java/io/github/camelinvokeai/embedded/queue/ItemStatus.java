package io.github.camelinvokeai.embedded.queue;

import java.util.Locale;

/** Where an item of the queue is. Waiting parents of called workflows do not occur here. */
enum ItemStatus {
    PENDING,
    IN_PROGRESS,
    WAITING,
    COMPLETED,
    FAILED,
    CANCELED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isEnd() {
        return this == COMPLETED || this == FAILED || this == CANCELED;
    }
}
