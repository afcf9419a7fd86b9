package io.github.camelinvokeai.client.events;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {

    @Test
    void pausesDoubleUpToTheLongest() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), () -> 0);

        assertThat(new long[] { backoff.nextMillis(), backoff.nextMillis(), backoff.nextMillis(), backoff.nextMillis() })
                .containsExactly(1000, 2000, 4000, 5000);
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.nextMillis()).isEqualTo(5000);
        }
        backoff.reset();
        assertThat(backoff.nextMillis()).isEqualTo(1000);
    }

    @Test
    void chanceShortensThemByUpToAHalf() {
        assertThat(new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(5), () -> 1).nextMillis()).isEqualTo(1000);
    }
}
