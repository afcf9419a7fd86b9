package io.github.camelinvokeai.embedded.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;

import io.socket.engineio.server.EngineIoWebSocket;
import org.eclipse.jetty.ee10.websocket.jakarta.common.JakartaWebSocketSession;

/** A WebSocket of the container as the engine wants it. Writing never waits for the other side. */
final class WebSocketLink extends EngineIoWebSocket {

    private final Session session;
    private final Map<String, List<String>> headers;

    WebSocketLink(Session session, Map<String, List<String>> headers) {
        this.session = session;
        this.headers = headers;
    }

    @Override
    public Map<String, String> getQuery() {
        Map<String, String> query = new LinkedHashMap<>();
        session.getRequestParameterMap().forEach((name, values) -> query.put(name, values.get(0)));
        return query;
    }

    @Override
    public Map<String, List<String>> getConnectionHeaders() {
        return headers;
    }

    // Whoever does not read is dropped by the engine when its pings stay unanswered, so results need no look here.
    @Override
    public void write(String text) {
        session.getAsyncRemote().sendText(Handshake.completed(text), result -> {
        });
    }

    @Override
    public void write(byte[] bytes) {
        session.getAsyncRemote().sendBinary(ByteBuffer.wrap(bytes), result -> {
        });
    }

    @Override
    public void close() {
        try {
            session.close(new CloseReason(CloseCodes.NORMAL_CLOSURE, null));
        } catch (IOException e) {
            emit("error", "close", e.toString());
        }
    }

    /** Ends it without a word, as when the network fails. */
    void abort() {
        if (session instanceof JakartaWebSocketSession jetty) {
            jetty.abort();
        }
    }

    void received(String text) {
        emit("message", text);
    }

    void received(byte[] bytes) {
        emit("message", (Object) bytes);
    }

    void failed(Throwable cause) {
        emit("error", "transport error", cause.toString());
    }

    void closed() {
        emit("close");
    }
}
