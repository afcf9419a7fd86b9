package io.github.camelinvokeai.client.events;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.socket.client.Manager;
import io.socket.engineio.client.transports.Polling;
import io.socket.engineio.client.transports.WebSocket;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;

/**
 * Socket.IO as InvokeAI speaks it, below {@code <base>/ws/socket.io}. Every socket has a manager of its own, because
 * the library shares managers between everything in the JVM; all of them use one OkHttp client that belongs to this
 * transport.
 */
final class SocketIoTransport implements EventTransport {

    // The server pings every 25 s, and a polling request stays open until then.
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
    private static final int IDLE_THREAD_SECONDS = 5;

    private final URI server;
    private final Map<String, List<String>> headers;
    private final OkHttpClient http;

    /**
     * @param server the server's address with its base path, as for REST but without {@code /api}
     */
    SocketIoTransport(URI server, SocketSettings settings, Duration handshakeTimeout) {
        this.server = server;
        this.headers = settings.headers().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        this.http = client(server, settings, handshakeTimeout);
    }

    @Override
    public EventSocket open(Kind kind, String token, SocketListener listener) {
        // What an attempt that failed has left may be dead, and OkHttp does not try a websocket twice.
        http.connectionPool().evictAll();
        Manager.Options options = options(kind, token);
        return new SocketIoSocket(new Manager(origin(), options).socket("/", options), listener);
    }

    private Manager.Options options(Kind kind, String token) {
        Manager.Options options = new Manager.Options();
        options.path = basePath(server) + "/ws/socket.io";
        options.transports = kind == Kind.WEBSOCKET
                ? new String[] { WebSocket.NAME } : new String[] {
                        Polling.NAME, WebSocket.NAME };
        options.auth = token == null ? Map.of() : Map.of("token", token);
        options.extraHeaders = headers;
        options.callFactory = http;
        options.webSocketFactory = new AnsweredGoodbyes(http);
        // Both are the hub's business; the library's own would each start a timer thread.
        options.reconnection = false;
        options.timeout = -1;
        return options;
    }

    private URI origin() {
        return URI.create(server.getScheme() + "://" + server.getRawAuthority());
    }

    static String basePath(URI server) {
        String path = server.getRawPath() == null ? "" : server.getRawPath();
        return path.replaceAll("/+$", "");
    }

    private static OkHttpClient client(URI server, SocketSettings settings, Duration handshakeTimeout) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(threads(server.getHost())))
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(handshakeTimeout)
                .readTimeout(READ_TIMEOUT);
        if (settings.sslSocketFactory() != null) {
            builder.sslSocketFactory(settings.sslSocketFactory(), settings.trustManager());
        }
        if (settings.hostnameVerifier() != null) {
            builder.hostnameVerifier(settings.hostnameVerifier());
        }
        proxy(builder, settings);
        return builder.build();
    }

    private static void proxy(OkHttpClient.Builder builder, SocketSettings settings) {
        if (settings.proxy() != null) {
            builder.proxy(settings.proxy());
        }
        if (settings.proxyUser() != null) {
            String credentials
                    = Credentials.basic(settings.proxyUser(), Objects.requireNonNullElse(settings.proxyPassword(), ""));
            builder.proxyAuthenticator((route, response) -> answered(response.request())
                    ? null : response.request().newBuilder().header("Proxy-Authorization", credentials).build());
        }
    }

    // OkHttp asks again as long as it is given an answer, so a wrong password must be given once only.
    private static boolean answered(Request request) {
        return request.header("Proxy-Authorization") != null;
    }

    private static ExecutorService threads(String host) {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_THREAD_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "invokeai-socket-" + host);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @Override
    public void abort() {
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
    }
}
