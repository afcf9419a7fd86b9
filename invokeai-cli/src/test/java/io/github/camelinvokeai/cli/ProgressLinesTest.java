package io.github.camelinvokeai.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressLinesTest {

    private final StringWriter err = new StringWriter();
    private final AtomicLong clock = new AtomicLong();
    private final ProgressLines lines = new ProgressLines(new PrintWriter(err), clock::get);

    @Test
    void aLineTellsPercentageStepTimeAndNode() {
        clock.set(Duration.ofSeconds(7).toNanos());
        lines.show(new Progress(9, 8, 0.55, "Denoise", 0.25));

        assertThat(err.toString()).isEqualToNormalizingNewlines(" 55 %  step 8/9  0:07  Denoise 25 %\n");
    }

    @Test
    void everyTenthIsOneLine() {
        for (int percent = 0; percent <= 100; percent++) {
            lines.show(new Progress(1, 1, percent / 100.0, "Denoise", percent / 100.0));
        }

        assertThat(err.toString().lines()).hasSize(11);
    }

    @Test
    void anotherNodeIsALineButNoMoreThanOneASecond() {
        lines.show(new Progress(9, 1, 0, "a", null));
        lines.show(new Progress(9, 2, 0, "b", null));
        clock.set(Duration.ofSeconds(1).toNanos());
        lines.show(new Progress(9, 3, 0, "c", null));

        assertThat(err.toString().lines().map(line -> line.substring(line.length() - 1))).containsExactly("a", "c");
    }

    @Test
    void theSameNodeIsNotToldAgain() {
        lines.show(new Progress(9, 1, 0, "a", null));
        clock.set(Duration.ofSeconds(5).toNanos());
        lines.show(new Progress(9, 1, 0, "a", null));

        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void afterTheEndNothingIsTold() {
        lines.close();
        lines.show(new Progress(9, 1, 0, "a", null));

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aLabelOfSeveralLinesStaysOne() {
        lines.show(new Progress(9, 1, 0, "a\nb", null));

        assertThat(err.toString().lines()).singleElement().asString().endsWith("a b");
    }
}
