package io.github.camelinvokeai.embedded.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** The first packet of a connection, which lacks the largest message's size as the engine writes it. */
final class Handshake {

    /** Bytes that a message of a client may have. */
    static final int MAX_PAYLOAD = 1_000_000;

    private static final String BEGIN = "0{";

    private Handshake() {
    }

    /** The packet, with what it lacks if it is a handshake. */
    static String completed(String packet) {
        return packet.startsWith(BEGIN)
                ? packet.substring(0, packet.length() - 1) + ",\"maxPayload\":" + MAX_PAYLOAD + "}" : packet;
    }

    /** A response to a first request, which completes what the engine writes to it. */
    static HttpServletResponse completing(HttpServletResponse response) {
        return new HttpServletResponseWrapper(response) {
            @Override
            public void setContentLength(int length) {
                // Told when it is known.
            }

            @Override
            public ServletOutputStream getOutputStream() throws IOException {
                return new Completing(response);
            }
        };
    }

    /** The engine writes the whole packet at once. */
    private static final class Completing extends ServletOutputStream {

        private final HttpServletResponse response;

        Completing(HttpServletResponse response) {
            this.response = response;
        }

        @Override
        public void write(byte[] packet) throws IOException {
            byte[] completed
                    = completed(new String(packet, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            response.setContentLength(completed.length);
            response.getOutputStream().write(completed);
        }

        @Override
        public void write(int octet) throws IOException {
            response.getOutputStream().write(octet);
        }

        @Override
        public void close() throws IOException {
            response.getOutputStream().close();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("The handshake is written at once");
        }
    }
}
