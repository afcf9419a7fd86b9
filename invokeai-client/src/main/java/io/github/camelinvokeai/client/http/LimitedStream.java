package io.github.camelinvokeai.client.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Fails once more bytes come than allowed. Closing it leaves the stream below open, because closing that would first
 * read the rest, however much it is; whoever has the answer closes that.
 */
final class LimitedStream extends FilterInputStream {

    private long left;

    LimitedStream(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        count(n);
        return n;
    }

    @Override
    public void close() {
    }

    private void count(int n) throws Exceeded {
        left -= Math.max(n, 0);
        if (left < 0) {
            throw new Exceeded();
        }
    }

    /** The limit was passed. */
    static final class Exceeded extends IOException {

        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("More bytes came than the limit allows");
        }
    }
}
