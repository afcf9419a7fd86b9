package io.github.camelinvokeai.embedded.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelinvokeai.embedded.EmbeddedInvokeAI;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Runs tests that want the address of a server from system properties on embedded servers: a plain one
 * ({@code invokeai.url}), one with logins ({@code invokeai.multiuser.url}), one below a path
 * ({@code invokeai.subpath.url}) and one with room for 5 jobs ({@code invokeai.smallqueue.url}). They run from the
 * first test to the last, if the system property {@code invokeai.embedded} is {@code true}; otherwise nothing happens.
 * To use it, name this class in the file {@code META-INF/services/org.junit.platform.launcher.LauncherSessionListener}
 * of the tests.
 */
public final class ServersForSuites implements LauncherSessionListener {

    /** The property that has the servers started. */
    public static final String SWITCH = "invokeai.embedded";

    // A job of 150 steps is to be still running when a test has seen it begin, or has lost patience after 3 s.
    private static final Duration TIME_PER_STEP = Duration.ofMillis(50);
    private static final Duration TIME_PER_NODE = Duration.ofMillis(40);

    private final List<EmbeddedInvokeAI> servers = new ArrayList<>();
    private final Map<String, Optional<String>> before = new HashMap<>();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!Boolean.getBoolean(SWITCH)) {
            return;
        }
        try {
            start("invokeai.url", EmbeddedInvokeAI.builder());
            start("invokeai.multiuser.url",
                    EmbeddedInvokeAI.builder().administrator("admin@example.org", "CamelTest2026"));
            start("invokeai.subpath.url", EmbeddedInvokeAI.builder().basePath("/invoke"));
            start("invokeai.smallqueue.url", EmbeddedInvokeAI.builder().maxQueueSize(5));
        } catch (RuntimeException | Error e) {
            try {
                launcherSessionClosed(session);
            } catch (RuntimeException | Error second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private void start(String property, EmbeddedInvokeAI.Builder server) {
        EmbeddedInvokeAI started = server.timePerStep(TIME_PER_STEP).start();
        servers.add(started);
        // InvokeAI takes half a second for each job; here the rest of a batch would be over before anybody could cancel it.
        started.nodes("blank_image").takes(TIME_PER_NODE);
        started.nodes("div").takes(TIME_PER_NODE);
        before.put(property, Optional.ofNullable(System.getProperty(property)));
        System.setProperty(property, started.url());
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        before.forEach((property, value) -> value.ifPresentOrElse(
                old -> System.setProperty(property, old), () -> System.clearProperty(property)));
        before.clear();
        servers.forEach(EmbeddedInvokeAI::close);
        servers.clear();
    }
}
