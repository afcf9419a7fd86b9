package io.github.camelinvokeai.cli;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DurationConverterTest {

    private final DurationConverter converter = new DurationConverter();

    @Test
    void secondsMinutesHoursAndMilliseconds() {
        assertThat(converter.convert("90")).isEqualTo(Duration.ofSeconds(90));
        assertThat(converter.convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(converter.convert("15m")).isEqualTo(Duration.ofMinutes(15));
        assertThat(converter.convert("2h")).isEqualTo(Duration.ofHours(2));
        assertThat(converter.convert("500ms")).isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "0", "-5", "1.5h", "5x", "5 m", "m", "999999999999" })
    void anythingElseIsRefusedWithExamples(String text) {
        assertThatThrownBy(() -> converter.convert(text)).isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' is no time; write 90 or 90s, 15m, 2h, 500ms");
    }

    @Test
    void aTimeIsToldAsItIsWritten() {
        assertThat(DurationConverter.text(Duration.ofMillis(2500))).isEqualTo("2.5s");
        assertThat(DurationConverter.text(Duration.ofMinutes(15))).isEqualTo("15m");
    }
}
