package io.github.camelinvokeai.client.image;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * A picture to upload: PNG, JPEG, WebP, GIF or whatever else the server can read. InvokeAI looks at the bytes and keeps
 * every picture as PNG under a name of its own.
 */
public sealed interface ImageSource {

    static ImageSource of(byte[] content) {
        return new Bytes(content);
    }

    /** A file, opened when it is sent. */
    static ImageSource of(Path file) {
        return new File(file);
    }

    /** A stream, read once and not closed. */
    static ImageSource of(InputStream content) {
        return new Stream(content);
    }

    /** A picture in memory; the array must not change while it is sent. */
    final class Bytes implements ImageSource {

        private final byte[] content;

        private Bytes(byte[] content) {
            this.content = content;
        }

        byte[] content() {
            return content;
        }
    }

    /** A picture in a file. */
    record File(Path path) implements ImageSource {
    }

    /** A picture that comes from somewhere else. */
    record Stream(InputStream content) implements ImageSource {
    }
}
