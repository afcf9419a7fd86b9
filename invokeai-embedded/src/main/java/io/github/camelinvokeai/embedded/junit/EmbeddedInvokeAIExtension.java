package io.github.camelinvokeai.embedded.junit;

import io.github.camelinvokeai.embedded.EmbeddedInvokeAI;
import org.junit.jupiter.api.extension.AfterAllCallback;
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
 * {@code @RegisterExtension}: one server for all tests of the class. After each test it behaves again, and batches that
 * the test has not taken are forgotten; pictures, boards and finished jobs stay.</li>
 * <li>{@code @ExtendWith} at a method, or a field that is not static: a new server for each test.</li>
 * </ul>
 * Constructors, tests and the methods around them are given the server by a parameter of type {@link EmbeddedInvokeAI};
 * who has a field can also ask it for {@link #server()} and {@link #url()}. When a server ends, so does whatever still
 * runs on it. Thread-safe.
 */
public final class EmbeddedInvokeAIExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private final EmbeddedInvokeAI.Builder description;
    private final Namespace namespace = Namespace.create(EmbeddedInvokeAIExtension.class, this);
    private volatile EmbeddedInvokeAI current;

    /** A server with everything as it is by default. */
    public EmbeddedInvokeAIExtension() {
        this(EmbeddedInvokeAI.builder());
    }

    /** A server as described, for example with a {@code timePerStep} that is long enough to see something happen. */
    public EmbeddedInvokeAIExtension(EmbeddedInvokeAI.Builder description) {
        this.description = description;
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
        Store store = context.getStore(namespace);
        if (store.get(EmbeddedInvokeAI.class) == null) {
            current = description.start();
            store.put(EmbeddedInvokeAI.class, current);
            store.put(ExtensionContext.class, context.getUniqueId());
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server(context).reset();
        close(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close(context);
    }

    private void close(ExtensionContext context) {
        if (context.getUniqueId().equals(context.getStore(namespace).get(ExtensionContext.class))) {
            server(context).close();
            current = null;
        }
    }

    private EmbeddedInvokeAI server(ExtensionContext context) {
        return context.getStore(namespace).get(EmbeddedInvokeAI.class, EmbeddedInvokeAI.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedInvokeAI.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context);
    }
}
