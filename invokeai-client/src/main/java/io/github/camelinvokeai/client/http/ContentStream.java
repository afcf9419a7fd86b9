package io.github.camelinvokeai.client.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of an answer as they arrive. It holds one connection of the pool until it is closed; closing it before the
 * end drops that connection. A cut or silent connection shows as {@link IOException} while reading. Not thread-safe.
 */
public final class ContentStream extends FilterInputStream {

    private final Exchange exchange;
    private final String contentType;
    private final long contentLength;

    ContentStream(Exchange exchange, InputStream content, String contentType, long contentLength) {
        super(content);
        this.exchange = exchange;
        this.contentType = contentType;
        this.contentLength = contentLength;
    }

    /** The server's content type without parameters, for instance {@code image/png}. */
    public String contentType() {
        return contentType;
    }

    /** How many bytes will come, or -1 where the server did not say. */
    public long contentLength() {
        return contentLength;
    }

    // The content's own close would first read the rest of the answer.
    @Override
    public void close() {
        exchange.close();
    }
}
