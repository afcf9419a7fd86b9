package io.github.camelinvokeai.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ProgressBarTest {

    private static final long SEVEN_SECONDS = Duration.ofSeconds(7).toNanos();

    private final StringWriter err = new StringWriter();
    private final Terminal terminal = new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err), 0, 100, Map.of());
    private final AtomicLong clock = new AtomicLong();

    @Test
    void theLineTellsPercentageTimeStepAndNode() {
        assertThat(ProgressBar.text(new Progress(9, 8, 0.5, "Denoise", 0.25), SEVEN_SECONDS, 100))
                .isEqualTo("[############............]  50 %  0:07  step 8/9  Denoise 25 %");
    }

    @Test
    void whereNothingIsKnownYetItSaysWhatIsWaitedFor() {
        assertThat(ProgressBar.text(new Progress(0, 0, 0, null, null), 0, 100))
                .isEqualTo("[........................]   0 %  0:00  on its way to the server");
        assertThat(ProgressBar.text(new Progress(9, 0, 0, null, null), 0, 100)).endsWith("step 0/9  waiting for its turn");
    }

    @Test
    void theNumbersStandAtTheSamePlaceAllTheTime() {
        String first = ProgressBar.text(new Progress(9, 1, 0, "a", null), 0, 100);
        String last = ProgressBar.text(new Progress(9, 9, 1, "a", null), 0, 100);

        assertThat(last.indexOf("%")).isEqualTo(first.indexOf("%"));
    }

    @Test
    void theLineNeverFillsTheTerminal() {
        Progress progress = new Progress(9, 8, 0.5, "A node with a very long name indeed 灯台", 0.25);
        for (int columns = 1; columns < 120; columns++) {
            String line = ProgressBar.text(progress, SEVEN_SECONDS, columns);
            assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(Math.max(1, columns - 1));
        }
    }

    @Test
    void aNarrowTerminalGetsTheWordsWithoutTheBar() {
        assertThat(ProgressBar.text(new Progress(9, 8, 0.5, "Denoise", 0.25), SEVEN_SECONDS, 40))
                .isEqualTo(" 50 %  0:07  step 8/9  Denoise 25 %");
    }

    @Test
    void whatALabelHoldsCannotSteerTheTerminal() {
        assertThat(ProgressBar.text(new Progress(1, 1, 0, "a\n\u001b[2Jb", null), 0, 100)).endsWith("a [2Jb");
    }

    @Test
    void theTimeMovesOnWhileTheServerIsSilent() {
        try (ProgressBar bar = new ProgressBar(terminal, clock::get)) {
            bar.show(new Progress(9, 8, 0.5, "Denoise", 0.25));
            await().until(() -> err.toString().contains("  0:00  step 8/9"));

            clock.set(SEVEN_SECONDS);

            await().until(() -> err.toString().contains("  0:07  step 8/9"));
        }
    }

    @Test
    void aFullBarStaysToBeRead() {
        ProgressBar bar = new ProgressBar(terminal, clock::get);
        bar.show(new Progress(9, 9, 1, "Picture", null));
        bar.close();
        bar.close();

        assertThat(err.toString()).endsWith("Picture\r" + System.lineSeparator()).doesNotContain("\n\n");
    }

    @Test
    void aBarThatDidNotGetThereIsTakenAway() {
        ProgressBar bar = new ProgressBar(terminal, clock::get);
        bar.show(new Progress(9, 8, 0.5, "Denoise", null));
        bar.close();

        assertThat(err.toString()).endsWith("\r\u001b[K").doesNotContain("\n");
    }
}
