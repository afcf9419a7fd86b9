package io.github.camelinvokeai.cli;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ElapsedTest {

    @Test
    void minutesAndSecondsAndHoursOnlyWhenThereAreSome() {
        assertThat(Elapsed.text(Duration.ofMillis(7_900).toNanos())).isEqualTo("0:07");
        assertThat(Elapsed.text(Duration.ofSeconds(754).toNanos())).isEqualTo("12:34");
        assertThat(Elapsed.text(Duration.ofSeconds(3723).toNanos())).isEqualTo("1:02:03");
    }
}
