package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelinvokeai.client.error.InvokeAIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextFileTest {

    @TempDir
    Path folder;

    @Test
    void oneLineBreakAtTheEndIsNoPartOfTheText() throws IOException {
        assertThat(read("a\n")).isEqualTo("a");
        assertThat(read("a\r\n")).isEqualTo("a");
        assertThat(read("a\n\n")).isEqualTo("a\n");
        assertThat(read(" a")).isEqualTo(" a");
        assertThat(read("")).isEmpty();
    }

    @Test
    void theTextIsUtf8WhateverTheLocale() throws IOException {
        assertThat(read("Möwe 灯台")).isEqualTo("Möwe 灯台");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = Files.write(folder.resolve("f"), new byte[] { (byte) 0xff, 0 });

        assertThatThrownBy(() -> TextFile.read(file, "Prompt")).isInstanceOf(InvokeAIException.class)
                .hasMessage("The value of input 'Prompt' is to be read from " + file + ", which is no text in UTF-8");
    }

    @Test
    void aDirectoryIsRefused() {
        assertThatThrownBy(() -> TextFile.read(folder, "Prompt")).hasMessageContaining("is a directory");
    }

    @Test
    void aFileThatCanBeNoValueIsNotReadToItsEnd() throws IOException {
        Path file = Files.write(folder.resolve("f"), new byte[TextFile.MAX_BYTES + 1]);

        assertThatThrownBy(() -> TextFile.read(file, "Prompt")).hasMessageContaining("larger than 1048576 bytes");
    }

    private String read(String content) throws IOException {
        return TextFile.read(Files.writeString(folder.resolve("f"), content), "Prompt");
    }
}
