package io.github.camelinvokeai.client.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Marks a failure to read what is to be uploaded, which must not pass for a failure of the server. */
final class SourceStream extends FilterInputStream {

    SourceStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw new Failure(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            throw new Failure(e);
        }
    }

    // The caller opened the stream and closes it.
    @Override
    public void close() {
    }

    /** The source could not be read. */
    static final class Failure extends IOException {

        private static final long serialVersionUID = 1L;

        Failure(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
