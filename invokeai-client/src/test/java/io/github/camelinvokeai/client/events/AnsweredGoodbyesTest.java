package io.github.camelinvokeai.client.events;

import java.util.ArrayList;
import java.util.List;

import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnsweredGoodbyesTest {

    private static final Request REQUEST = new Request.Builder().url("http://127.0.0.1:9/").build();

    private final List<String> heard = new ArrayList<>();
    private final FakeSocket socket = new FakeSocket();
    private WebSocketListener toSocket;

    @Test
    void theServersGoodbyeIsAnsweredWhateverItsCode() {
        open();

        toSocket.onClosing(socket, 1005, "");

        assertThat(heard).containsExactly("closing 1005");
        assertThat(socket.closedWith).containsExactly(1000);
    }

    @Test
    void everythingElseReachesTheListenerAsItCame() {
        open();

        toSocket.onOpen(socket, new Response.Builder().request(REQUEST).protocol(Protocol.HTTP_1_1).code(101).message("")
                .build());
        toSocket.onMessage(socket, "text");
        toSocket.onMessage(socket, ByteString.encodeUtf8("bytes"));
        toSocket.onClosed(socket, 1001, "");
        toSocket.onFailure(socket, new IllegalStateException("broken"), null);

        assertThat(heard).containsExactly("open 101", "text", "[text=bytes]", "closed 1001", "failure broken");
        assertThat(socket.closedWith).isEmpty();
    }

    private void open() {
        WebSocket opened = new AnsweredGoodbyes((request, listener) -> {
            toSocket = listener;
            return socket;
        }).newWebSocket(REQUEST, new Recorder());
        assertThat(opened).isSameAs(socket);
    }

    private final class Recorder extends WebSocketListener {

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            heard.add("open " + response.code());
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            heard.add(text);
        }

        @Override
        public void onMessage(WebSocket webSocket, ByteString bytes) {
            heard.add(bytes.toString());
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            heard.add("closing " + code);
        }

        @Override
        public void onClosed(WebSocket webSocket, int code, String reason) {
            heard.add("closed " + code);
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable failure, Response response) {
            heard.add("failure " + failure.getMessage());
        }
    }

    private static final class FakeSocket implements WebSocket {

        private final List<Integer> closedWith = new ArrayList<>();

        @Override
        public Request request() {
            return REQUEST;
        }

        @Override
        public long queueSize() {
            return 0;
        }

        @Override
        public boolean send(String text) {
            return false;
        }

        @Override
        public boolean send(ByteString bytes) {
            return false;
        }

        @Override
        public boolean close(int code, String reason) {
            closedWith.add(code);
            return true;
        }

        @Override
        public void cancel() {
            throw new UnsupportedOperationException();
        }
    }
}
