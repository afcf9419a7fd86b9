package io.github.camelinvokeai.embedded.web;

import java.util.Objects;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * What every request passes first. Takes the base path off, turns away sockets that InvokeAI turns away as well, and
 * closes the connection after an answer that InvokeAI closes it after.
 */
final class Gate extends Handler.Wrapper {

    private static final String SOCKETS = "/ws/";
    private static final String SOCKET_IO = "/ws/socket.io";

    private final String basePath;
    private final Sockets sockets;
    private final SocketFaults faults;

    /** @param basePath such as {@code /invoke}; empty for none */
    Gate(String basePath, Sockets sockets, SocketFaults faults, Handler inner) {
        super(inner);
        this.basePath = basePath;
        this.sockets = sockets;
        this.faults = faults;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Request below = asInside(request);
        String path = below.getHttpURI().getPath();
        boolean upgrade = "websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeader.UPGRADE));
        if (upgrade) {
            int status = upgradeRefusal(path, below);
            if (status != 0) {
                response.getHeaders().put(HttpHeader.CONNECTION, "close");
                answer(response, callback, status, status == 500 ? "Internal Server Error" : "");
                return true;
            }
        } else if (path.startsWith(SOCKETS)) {
            String refusal = pollingRefusal(path, below);
            if (refusal != null) {
                answer(response, callback, Integer.parseInt(refusal.substring(0, 3)), refusal.substring(4));
                return true;
            }
        }
        return super.handle(below, response, closing(below, callback));
    }

    private Request asInside(Request request) {
        HttpURI uri = request.getHttpURI();
        String path = uri.getPath();
        String inside = !basePath.isEmpty() && path.startsWith(basePath + "/") ? path.substring(basePath.length()) : path;
        if (inside.equals(SOCKET_IO)) {
            inside += "/";
        }
        String query = uri.getQuery();
        if (inside.startsWith(SOCKET_IO) && query != null && !query.contains("transport=")) {
            query += "&transport=polling";
        }
        return inside.equals(path) && Objects.equals(query, uri.getQuery())
                ? request : Request.serveAs(request, HttpURI.build(uri).path(inside).query(query));
    }

    private int upgradeRefusal(String path, Request request) {
        if (!path.equals(SOCKET_IO) && !path.startsWith(SOCKET_IO + "/")) {
            return 500;
        }
        Fields query = Request.extractQueryParameters(request);
        String connection = query.getValue("sid");
        boolean good = "4".equals(query.getValue("EIO")) && !faults.refusesWebSockets() && !faults.refusesAll()
                && (connection == null || sockets.knows(connection));
        return good ? 0 : 403;
    }

    private String pollingRefusal(String path, Request request) {
        if (!path.equals(SOCKET_IO) && !path.startsWith(SOCKET_IO + "/")) {
            return "404 Not Found";
        }
        if (faults.refusesAll()) {
            return "503 Service Unavailable";
        }
        Fields query = Request.extractQueryParameters(request);
        String connection = query.getValue("sid");
        boolean reads = request.getMethod().equals("GET");
        if (!reads && !request.getMethod().equals("POST")) {
            return "405 Method Not Found";
        }
        if (!"4".equals(query.getValue("EIO")) && connection == null) {
            return "400 \"The client is using an unsupported version of the Socket.IO or Engine.IO protocols\"";
        }
        if (!"polling".equals(query.getValue("transport"))) {
            return "400 \"Invalid transport\"";
        }
        if (connection == null ? !reads : !sockets.knows(connection)) {
            return "400 \"Invalid session " + (connection == null ? "None" : connection) + "\"";
        }
        return null;
    }

    private static void answer(Response response, Callback callback, int status, String text) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
        Content.Sink.write(response, true, text, callback);
    }

    private static Callback closing(Request request, Callback callback) {
        return Callback.from(callback, () -> {
            if (request.getAttribute(ApiServlet.CLOSE) != null) {
                request.getConnectionMetaData().getConnection().getEndPoint().close();
            }
        });
    }

}
