package io.github.camelinvokeai.client.queue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueueItemStatusTest {

    @ParameterizedTest
    @CsvSource({
            "pending, PENDING, false", "in_progress, IN_PROGRESS, false", "waiting, WAITING, false",
            "completed, COMPLETED, true", "failed, FAILED, true", "canceled, CANCELED, true", "paused, UNKNOWN, false",
            "unknown, UNKNOWN, false", "'', UNKNOWN, false" })
    void readsTheServersWords(String word, QueueItemStatus status, boolean terminal) {
        assertThat(QueueItemStatus.of(word)).isEqualTo(status);
        assertThat(status.terminal()).isEqualTo(terminal);
    }

    @Test
    void noWordIsUnknown() {
        assertThat(QueueItemStatus.of(null)).isEqualTo(QueueItemStatus.UNKNOWN);
    }
}
