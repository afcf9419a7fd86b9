package io.github.camelinvokeai.embedded.web;

import java.util.List;
import java.util.Map;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;

/** Hands the WebSockets of the container to the engine. Public because the container asks for that. */
public final class WebSocketEndpoint extends Endpoint {

    private static final String HEADERS = "headers";

    private final Sockets sockets;
    private WebSocketLink link;

    private WebSocketEndpoint(Sockets sockets) {
        this.sockets = sockets;
    }

    static ServerEndpointConfig at(String path, Sockets sockets) {
        return ServerEndpointConfig.Builder.create(WebSocketEndpoint.class, path)
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(new WebSocketEndpoint(sockets));
                    }

                    @Override
                    public void modifyHandshake(
                            ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
                        config.getUserProperties().put(HEADERS, request.getHeaders());
                    }
                })
                .build();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void onOpen(Session session, EndpointConfig config) {
        link = new WebSocketLink(session, (Map<String, List<String>>) config.getUserProperties().get(HEADERS));
        // No lambdas: the container finds the type of the messages by reflection.
        session.addMessageHandler(new MessageHandler.Whole<String>() {
            @Override
            public void onMessage(String message) {
                link.received(message);
            }
        });
        session.addMessageHandler(new MessageHandler.Whole<byte[]>() {
            @Override
            public void onMessage(byte[] message) {
                link.received(message);
            }
        });
        sockets.opened(link);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        sockets.closed(link);
    }

    @Override
    public void onError(Session session, Throwable cause) {
        link.failed(cause);
    }
}
