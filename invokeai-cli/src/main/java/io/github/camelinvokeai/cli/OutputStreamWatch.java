package io.github.camelinvokeai.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on, and remembers why that failed: the writers above it swallow the failure. */
final class OutputStreamWatch extends FilterOutputStream {

    private volatile IOException failure;

    OutputStreamWatch(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] { (byte) b }, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Why bytes were lost, or null. */
    IOException failure() {
        return failure;
    }

    /** Whether the reader of a pipe went away, as {@code head} does when it has seen enough. */
    boolean readerIsGone() {
        IOException lost = failure;
        return lost != null && "Broken pipe".equals(lost.getMessage());
    }
}
