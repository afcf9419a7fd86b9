package io.github.camelinvokeai.client.http;

import java.io.IOException;
import java.io.OutputStream;

/** Copies a download and tells a failing server (typed error) from a failing target (its own IOException). */
final class Copy {

    private final String request;

    Copy(String request) {
        this.request = request;
    }

    long run(ContentStream content, OutputStream target) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long total = 0;
        for (int n = read(content, buffer); n >= 0; n = read(content, buffer)) {
            target.write(buffer, 0, n);
            total += n;
        }
        return total;
    }

    private int read(ContentStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            throw TransportFailure.of(request, e);
        }
    }
}
