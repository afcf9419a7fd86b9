package io.github.camelinvokeai.client.http;

import java.io.IOException;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes an answer whose outcome is already known; a failure to close it changes nothing about that. */
final class Quietly {

    private static final Logger LOG = LoggerFactory.getLogger(Quietly.class);

    private Quietly() {
    }

    static void close(ClassicHttpResponse response) {
        try {
            if (response != null) {
                response.close();
            }
        } catch (IOException e) {
            LOG.debug("A connection could not be closed cleanly", e);
        }
    }
}
