package io.github.camelinvokeai.embedded;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchesTest {

    private static final Duration NO_TIME = Duration.ZERO;

    private final Batches batches = new Batches();
    private final JsonNode request = Json.mapper().createObjectNode().set("batch", Json.mapper().createObjectNode());

    @Test
    void areTakenInTheOrderInWhichTheyCame() {
        batches.accepted("first", request, List.of(1));
        batches.accepted("second", request, List.of(2, 3));

        assertThat(batches.size()).isEqualTo(2);
        assertThat(batches.take(NO_TIME).batchId()).isEqualTo("first");
        assertThat(batches.take(NO_TIME).itemIds()).containsExactly(2, 3);
        assertThat(batches.size()).isZero();
    }

    @Test
    void aBatchOfWhichNothingWasTakenIsNotAccepted() {
        batches.accepted("none", request, List.of());

        assertThat(batches.size()).isZero();
    }

    @Test
    void noneInTimeFailsTheTest() {
        assertThatThrownBy(() -> batches.take(Duration.ofMillis(5))).isInstanceOf(AssertionError.class)
                .hasMessage("No batch was accepted within 5 ms");
    }

    @Test
    void whoIsInterruptedFailsAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> batches.take(Duration.ofSeconds(10))).isInstanceOf(AssertionError.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theOldestOfVeryManyAreForgotten() {
        for (int i = 0; i < 1_001; i++) {
            batches.accepted("batch " + i, request, List.of(i));
        }

        assertThat(batches.size()).isEqualTo(1_000);
        assertThat(batches.take(NO_TIME).batchId()).isEqualTo("batch 1");
    }

    @Test
    void canBeForgotten() {
        batches.accepted("first", request, List.of(1));

        batches.clear();

        assertThat(batches.size()).isZero();
    }
}
