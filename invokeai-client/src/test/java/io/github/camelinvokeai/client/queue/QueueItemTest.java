package io.github.camelinvokeai.client.queue;

import java.time.Instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueueItemTest {

    private static QueueItem item(String json) {
        try {
            return new QueueItem(Json.mapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void readsWhatIsThere() {
        QueueItem item = item("""
                {"item_id":7,"status":"in_progress","status_sequence":1,"batch_id":"b","session_id":"s","origin":"o",
                 "destination":"d","error_type":"E","error_message":"m","parent_item_id":3,"retried_from_item_id":2,
                 "field_values":[{"node_path":"n","field_name":"f","value":1}],"session":{"id":"s"},
                 "created_at":"2026-01-31 12:00:00.123"}""");

        assertThat(item.itemId()).isEqualTo(7);
        assertThat(item.status()).isEqualTo(QueueItemStatus.IN_PROGRESS);
        assertThat(item.statusSequence()).isEqualTo(1);
        assertThat(item.batchId()).isEqualTo("b");
        assertThat(item.sessionId()).isEqualTo("s");
        assertThat(item.origin()).isEqualTo("o");
        assertThat(item.destination()).isEqualTo("d");
        assertThat(item.errorType()).isEqualTo("E");
        assertThat(item.errorMessage()).isEqualTo("m");
        assertThat(item.parentItemId()).isEqualTo(3);
        assertThat(item.retriedFromItemId()).isEqualTo(2);
        assertThat(item.fieldValues()).hasSize(1);
        assertThat(item.session().path("id").asText()).isEqualTo("s");
        assertThat(item.createdAt()).contains(Instant.parse("2026-01-31T12:00:00.123Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"item_id\":7}",
            "{\"item_id\":7,\"origin\":null,\"parent_item_id\":null,\"field_values\":null,\"error_type\":null,\"started_at\":null}" })
    void absentAndNullAreAlike(String json) {
        QueueItem item = item(json);

        assertThat(item.origin()).isNull();
        assertThat(item.errorType()).isNull();
        assertThat(item.parentItemId()).isNull();
        assertThat(item.fieldValues()).isEmpty();
        assertThat(item.startedAt()).isEmpty();
        assertThat(item.statusSequence()).isEqualTo(-1);
        assertThat(item.session().isMissingNode()).isTrue();
        assertThat(item.status()).isEqualTo(QueueItemStatus.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
            "2026-01-31 12:00:00, 2026-01-31T12:00:00Z",
            "2026-01-31T12:00:00.5Z, 2026-01-31T12:00:00.500Z",
            "2026-01-31T12:00:00+01:00, 2026-01-31T11:00:00Z" })
    void readsEveryFormOfTime(String text, Instant time) {
        assertThat(item("{\"completed_at\":\"" + text + "\"}").completedAt()).contains(time);
    }

    @Test
    void aTimeOfUnknownFormIsNoTime() {
        assertThat(item("{\"completed_at\":\"yesterday\"}").completedAt()).isEmpty();
    }

    @Test
    void showsNothingPrivate() {
        assertThat(item("{\"item_id\":7,\"status\":\"failed\",\"session\":{\"prompt\":\"secret\"}}"))
                .hasToString("QueueItem[7, FAILED]");
    }
}
