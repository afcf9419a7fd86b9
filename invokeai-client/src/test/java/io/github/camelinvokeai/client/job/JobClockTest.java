package io.github.camelinvokeai.client.job;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobClockTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final JobClock clock = new JobClock(Duration.ofMinutes(30));

    @Test
    void silenceIsAReasonToAsk() {
        assertThat(clock.silent(System.nanoTime(), MINUTE)).isFalse();
        assertThat(clock.silent(System.nanoTime() + 2 * MINUTE, MINUTE)).isTrue();
    }

    @Test
    void whoWantsToAskSoonIsNotPutOffByWhatIsHeard() {
        clock.askSoon();
        clock.heard();

        assertThat(clock.silent(System.nanoTime(), MINUTE)).isTrue();

        clock.asked();
        assertThat(clock.silent(System.nanoTime(), MINUTE)).isFalse();
    }

    @Test
    void theTimeRunsFromTheRestart() {
        assertThat(clock.late(System.nanoTime())).isFalse();
        assertThat(clock.late(System.nanoTime() + 31 * MINUTE)).isTrue();
        clock.restart();
        assertThat(clock.late(System.nanoTime() + 29 * MINUTE)).isFalse();
    }
}
