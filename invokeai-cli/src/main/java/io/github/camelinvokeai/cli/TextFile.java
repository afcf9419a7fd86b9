package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelinvokeai.client.error.InvokeAIException;

/** The text of a file that is the value of an input. The line break at its end, which editors add, is no part of it. */
final class TextFile {

    static final int MAX_BYTES = 1024 * 1024;

    private TextFile() {
    }

    /** @param input for messages */
    static String read(Path file, String input) {
        if (Files.isDirectory(file)) {
            throw new InvokeAIException(
                    "The value of input '" + input + "' is to be read from " + file
                                        + ", which is a directory");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new InvokeAIException(
                        "The value of input '" + input + "' is to be read from " + file
                                            + ", which is larger than " + MAX_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replaceFirst("\\R\\z", "");
        } catch (CharacterCodingException e) {
            throw new InvokeAIException(
                    "The value of input '" + input + "' is to be read from " + file
                                        + ", which is no text in UTF-8",
                    e);
        } catch (IOException e) {
            throw new InvokeAIException(
                    "The value of input '" + input + "' cannot be read: " + FailureText.of(e)
                                        + "; a value that begins with @ is written @@...",
                    e);
        }
    }
}
