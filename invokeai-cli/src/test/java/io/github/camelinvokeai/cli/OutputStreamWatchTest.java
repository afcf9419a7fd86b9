package io.github.camelinvokeai.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutputStreamWatchTest {

    @Test
    void bytesArePassedOn() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OutputStreamWatch watch = new OutputStreamWatch(bytes);
        watch.write('a');
        watch.write("bc".getBytes(StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("abc");
        assertThat(watch.failure()).isNull();
        assertThat(watch.readerIsGone()).isFalse();
    }

    @Test
    void aFailureThatAWriterSwallowsIsRemembered() {
        OutputStreamWatch watch = new OutputStreamWatch(failing("No space left on device"));
        PrintWriter writer = new PrintWriter(watch, false, StandardCharsets.UTF_8);
        writer.println("text");
        writer.flush();

        assertThat(watch.failure()).hasMessage("No space left on device");
        assertThat(watch.readerIsGone()).isFalse();
    }

    @Test
    void aReaderThatWentAwayIsToldFromOtherFailures() {
        OutputStreamWatch watch = new OutputStreamWatch(failing("Broken pipe"));
        PrintWriter writer = new PrintWriter(watch, false, StandardCharsets.UTF_8);
        writer.println("text");
        writer.flush();

        assertThat(watch.readerIsGone()).isTrue();
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
