package io.github.camelinvokeai.embedded.junit;

import io.github.camelinvokeai.embedded.EmbeddedInvokeAI;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests an embedded server on a port that is free. Where it is registered says how long a server lives:
 * <ul>
 * <li>{@code @ExtendWith(EmbeddedInvokeAIExtension.class)} at a class, or a static field with
 * {@code @RegisterExtension}: one server for all tests of the class and of its nested classes. After each test it is
 * {@linkplain EmbeddedInvokeAI#reset() reset}; pictures, boards and jobs that have ended stay. Such tests run one after
 * another.</li>
 * <li>{@code @ExtendWith} at a method, or a field that is not static: a new server for each test. (In a class of the
 * lifecycle {@code PER_CLASS} such a field is as a static one.)</li>
 * </ul>
 * Constructors, tests and the methods around them are given the server by a parameter of type {@link EmbeddedInvokeAI},
 * once it runs; who has a field can also ask it for {@link #server()} and {@link #url()}, which know one server at a
 * time: where several run at once, as in tests in parallel with one for each, use the parameter. A server ends, with
 * whatever still runs on it, after everything else of its test or class. Thread-safe.
 */
public final class EmbeddedInvokeAIExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private final EmbeddedInvokeAI.Builder description;
    private final Namespace namespace = Namespace.create(EmbeddedInvokeAIExtension.class, this);
    private volatile EmbeddedInvokeAI current;

    /** A server with everything as it is by default. */
    public EmbeddedInvokeAIExtension() {
        this(EmbeddedInvokeAI.builder());
    }

    /**
     * A server as described, for example with a {@code timePerStep} that is long enough to see something happen. Later
     * changes of the description change nothing here.
     */
    public EmbeddedInvokeAIExtension(EmbeddedInvokeAI.Builder description) {
        this.description = description.copy();
    }

    /**
     * The server of the test that runs, or of its class.
     *
     * @throws IllegalStateException outside of tests
     */
    public EmbeddedInvokeAI server() {
        EmbeddedInvokeAI server = current;
        if (server == null) {
            throw new IllegalStateException(
                    "There is an embedded server only while tests run: register this extension at a"
                                            + " field with @RegisterExtension, and ask for the server within a test");
        }
        return server;
    }

    /** The address of {@link #server()}. */
    public String url() {
        return server().url();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start(context);
    }

    // A nested class, or a test of a class that has one, finds the server of the class around it.
    private void start(ExtensionContext context) {
        if (running(context) == null) {
            current = description.start();
            context.getStore(namespace).put(Running.class, new Running(current));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Running running = running(context);
        if (running != null) {
            running.server.reset();
        }
    }

    private Running running(ExtensionContext context) {
        return context.getStore(namespace).get(Running.class, Running.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedInvokeAI.class && running(context) != null;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context).server;
    }

    // JUnit closes it with the store, and so after the callbacks of all other extensions, which may still use it. From 5.13
    // on it goes by AutoCloseable, before by its own type.
    @SuppressWarnings("deprecation")
    private final class Running implements AutoCloseable, Store.CloseableResource {

        private final EmbeddedInvokeAI server;

        Running(EmbeddedInvokeAI server) {
            this.server = server;
        }

        @Override
        public void close() {
            if (current == server) {
                current = null;
            }
            server.close();
        }
    }
}
