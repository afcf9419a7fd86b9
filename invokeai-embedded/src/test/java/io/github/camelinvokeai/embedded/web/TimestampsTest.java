package io.github.camelinvokeai.embedded.web;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimestampsTest {

    @Test
    void writesUtcAsTheDatabaseDoes() {
        Instant time = Instant.parse("2026-11-25T06:51:15.031Z");

        assertThat(Timestamps.millis(time)).isEqualTo("2026-11-25 06:51:15.031");
        assertThat(Timestamps.seconds(time)).isEqualTo("2026-11-25 06:51:15");
    }
}
