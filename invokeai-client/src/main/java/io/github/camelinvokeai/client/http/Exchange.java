package io.github.camelinvokeai.client.http;

import java.io.IOException;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request and its answer, whose body is still on the wire. The connection goes back to the pool once the body was
 * read to its end; closing before that drops it, where closing the answer alone would first read the rest.
 *
 * @param name method and URL without the query, for messages
 * @param path what was asked for
 */
record Exchange(String name, ApiPath path, HttpUriRequestBase request, ClassicHttpResponse response) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    int status() {
        return response.getCode();
    }

    boolean successful() {
        return status() >= 200 && status() < 300;
    }

    @Override
    public void close() {
        request.cancel();
        try {
            response.close();
        } catch (IOException e) {
            LOG.trace("{}: the connection was dropped within the answer", name, e);
        }
    }
}
