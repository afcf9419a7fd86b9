package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

import io.github.camelinvokeai.client.error.InvokeAIException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailureTextTest {

    @Test
    void anErrorOfTheClientSpeaksForItself() {
        assertThat(FailureText.of(new InvokeAIException("There is no board"))).isEqualTo("There is no board");
    }

    @Test
    void anErrorOfAFileSaysWhichAndWhy() {
        assertThat(FailureText.of(new NoSuchFileException("a"))).isEqualTo("a: no such file or directory");
        assertThat(FailureText.of(new AccessDeniedException("a"))).isEqualTo("a: access denied");
        assertThat(FailureText.of(new FileAlreadyExistsException("a"))).isEqualTo("a: exists and is not a directory");
        assertThat(FailureText.of(new FileSystemException("a", null, "No space left on device")))
                .isEqualTo("a: No space left on device");
        assertThat(FailureText.of(new FileSystemException("a"))).isEqualTo("a: FileSystemException");
    }

    @Test
    void anyOtherErrorIsNamedByItsClass() {
        assertThat(FailureText.of(new IllegalStateException("wrong"))).isEqualTo("IllegalStateException: wrong");
        assertThat(FailureText.of(new IllegalStateException())).isEqualTo("IllegalStateException");
    }

    @Test
    void onlyErrorsOfTheClientAndOfInputAndOutputAreExpected() {
        assertThat(FailureText.isExpected(new InvokeAIException("x"))).isTrue();
        assertThat(FailureText.isExpected(new IOException("x"))).isTrue();
        assertThat(FailureText.isExpected(new IllegalStateException("x"))).isFalse();
    }
}
