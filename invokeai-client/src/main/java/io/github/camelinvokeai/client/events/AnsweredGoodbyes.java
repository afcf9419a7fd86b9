package io.github.camelinvokeai.client.events;

import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/**
 * Opens websockets that answer when the server says goodbye, as a server does that is stopped. The Socket.IO library
 * leaves that to its caller, and without an answer OkHttp reads no further: the end would be noticed only when the
 * server's pings are missed, 45 s later.
 */
final class AnsweredGoodbyes implements WebSocket.Factory {

    private static final int NORMAL_END = 1000;

    private final WebSocket.Factory sockets;

    AnsweredGoodbyes(WebSocket.Factory sockets) {
        this.sockets = sockets;
    }

    @Override
    public WebSocket newWebSocket(Request request, WebSocketListener listener) {
        return sockets.newWebSocket(request, new Answering(listener));
    }

    private static final class Answering extends WebSocketListener {

        private final WebSocketListener listener;

        Answering(WebSocketListener listener) {
            this.listener = listener;
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            listener.onClosing(webSocket, code, reason);
            webSocket.close(NORMAL_END, null);
        }

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            listener.onOpen(webSocket, response);
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            listener.onMessage(webSocket, text);
        }

        @Override
        public void onMessage(WebSocket webSocket, ByteString bytes) {
            listener.onMessage(webSocket, bytes);
        }

        @Override
        public void onClosed(WebSocket webSocket, int code, String reason) {
            listener.onClosed(webSocket, code, reason);
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable failure, Response response) {
            listener.onFailure(webSocket, failure, response);
        }
    }
}
