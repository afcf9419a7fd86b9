package io.github.camelinvokeai.embedded.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import io.socket.engineio.server.EngineIoServer;

/** Hands what sockets send over plain requests to the engine. */
final class PollingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient EngineIoServer engine;

    PollingServlet(EngineIoServer engine) {
        this.engine = engine;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean inPieces = request.getMethod().equals("POST") && request.getContentLength() < 0;
        if (request.getContentLengthLong() > Handshake.MAX_PAYLOAD) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        HttpServletRequest whole = request;
        if (inPieces) {
            byte[] body = request.getInputStream().readNBytes(Handshake.MAX_PAYLOAD + 1);
            if (body.length > Handshake.MAX_PAYLOAD) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
            whole = new WholeRequest(request, body);
        }
        boolean first = !("&" + request.getQueryString()).contains("&sid=");
        engine.handleRequest(whole, first ? Handshake.completing(response) : response);
    }

    /** The engine reads as many bytes as the length says, which a body in pieces does not tell. */
    private static final class WholeRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        WholeRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long getContentLengthLong() {
            return body.length;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream in = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return in.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("The body is read already");
                }

                @Override
                public int read() {
                    return in.read();
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    return in.read(bytes, offset, length);
                }
            };
        }
    }
}
