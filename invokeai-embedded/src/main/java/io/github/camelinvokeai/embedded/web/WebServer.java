package io.github.camelinvokeai.embedded.web;

import java.net.BindException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

import jakarta.servlet.MultipartConfigElement;

import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.embedded.auth.Accounts;
import io.github.camelinvokeai.embedded.event.EventSink;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * The API and the event sockets on one port of the loopback interface. Starts once; thread-safe once started.
 */
public final class WebServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String SOCKET_PATH = "/ws/socket.io/";
    private static final long KEEP_ALIVE_MILLIS = 5_000;
    private static final long READING_MILLIS = 60_000;
    private static final int MAX_THREADS = 64;

    private final int port;
    private final String basePath;
    private final Accounts accounts;
    private final HttpFaults httpFaults = new HttpFaults();
    private final SocketFaults socketFaults;
    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService sender;
    private final Sockets sockets;
    private final Server server;
    private final ServerConnector connector;

    /**
     * Prepares a server; nothing listens yet.
     *
     * @param port     0 for any that is free
     * @param basePath a path that it answers below as well, such as {@code /invoke}; empty for none
     */
    public WebServer(int port, String basePath, Accounts accounts) {
        this.port = port;
        this.basePath = basePath;
        this.accounts = accounts;
        this.timer = new ScheduledThreadPoolExecutor(1, daemons("timer"));
        timer.setRemoveOnCancelPolicy(true);
        this.sender = Executors.newSingleThreadExecutor(daemons("events"));
        this.sockets = new Sockets(accounts, timer, sender);
        this.socketFaults = new SocketFaults(sockets::drop);
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4);
        threads.setName("invokeai-embedded-http");
        threads.setDaemon(true);
        server = new Server(threads, new ScheduledExecutorScheduler("invokeai-embedded-idle", true), null);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, "invokeai-embedded-" + name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setIdleTimeout(READING_MILLIS);
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        return configuration;
    }

    /** Where the rooms tell what happens; works from now on, though nobody listens before the start. */
    public EventSink events() {
        return sockets;
    }

    /** Answers that go wrong on purpose. */
    public HttpFaults httpFaults() {
        return httpFaults;
    }

    /** Sockets that are turned away on purpose. */
    public SocketFaults socketFaults() {
        return socketFaults;
    }

    /**
     * Begins to listen.
     *
     * @param  router             with all calls
     * @throws PortTakenException if another program listens on the port
     */
    public void start(Router router) {
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/");
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        JakartaWebSocketServletContainerInitializer.configure(context, (servlets, container) -> {
            container.setDefaultMaxSessionIdleTimeout(0);
            container.setDefaultMaxTextMessageBufferSize(Handshake.MAX_PAYLOAD);
            container.setDefaultMaxBinaryMessageBufferSize(Handshake.MAX_PAYLOAD);
            container.addEndpoint(WebSocketEndpoint.at(SOCKET_PATH, sockets));
        });
        ServletHolder polling = new ServletHolder(new PollingServlet(sockets.engine()));
        polling.setAsyncSupported(true);
        context.addServlet(polling, SOCKET_PATH + "*");
        ServletHolder api = new ServletHolder(new ApiServlet(router, accounts, httpFaults, timer, sockets));
        api.setAsyncSupported(true);
        api.getRegistration()
                .setMultipartConfig(new MultipartConfigElement("", HttpCall.MAX_BODY, HttpCall.MAX_BODY, Integer.MAX_VALUE));
        context.addServlet(api, "/*");
        server.setHandler(new Gate(basePath, sockets, socketFaults, context));
        connector.setHost(HOST);
        connector.setPort(port);
        connector.setIdleTimeout(KEEP_ALIVE_MILLIS);
        server.addConnector(connector);
        try {
            server.start();
        } catch (Throwable e) {
            try {
                close();
            } catch (RuntimeException | Error second) {
                e.addSuppressed(second);
            }
            if (e instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof BindException
                    ? new PortTakenException(port, e)
                    : new InvokeAIException("The embedded server did not start: " + e.getMessage(), e);
        }
    }

    /** Where the server is, with its base path, such as {@code http://127.0.0.1:9090/invoke}. */
    public String url() {
        return "http://" + HOST + ":" + port() + basePath;
    }

    /** The port that it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Ends all connections and frees the port. Does no harm when repeated. */
    @Override
    public void close() {
        sockets.drop();
        sender.shutdownNow();
        try {
            server.stop();
        } catch (Exception e) {
            throw new InvokeAIException("The embedded server did not stop: " + e.getMessage(), e);
        } finally {
            timer.shutdownNow();
        }
    }
}
