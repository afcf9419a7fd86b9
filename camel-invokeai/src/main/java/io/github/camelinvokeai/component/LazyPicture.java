package io.github.camelinvokeai.component;

import java.io.IOException;
import java.io.InputStream;

/**
 * A picture that is fetched by whoever reads it first, so that no route's thread waits for the server that has it. Lets
 * go of the connection at its end. Not thread-safe.
 */
final class LazyPicture extends InputStream {

    private final ResultImage image;
    private InputStream content;

    LazyPicture(ResultImage image) {
        this.image = image;
    }

    @Override
    public int read() throws IOException {
        return ended(content().read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return ended(content().read(target, offset, length));
    }

    private InputStream content() {
        if (content == null) {
            content = image.open();
        }
        return content;
    }

    private int ended(int read) throws IOException {
        if (read < 0) {
            close();
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
        }
        content = nullInputStream();
    }
}
