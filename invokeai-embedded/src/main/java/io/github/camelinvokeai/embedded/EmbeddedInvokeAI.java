package io.github.camelinvokeai.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.embedded.auth.Accounts;
import io.github.camelinvokeai.embedded.image.UnwritableFolderException;
import io.github.camelinvokeai.embedded.model.InstalledModel;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiProblem;
import io.github.camelinvokeai.embedded.web.PortTakenException;
import io.github.camelinvokeai.embedded.web.SocketFaults;

/**
 * A server inside this JVM that answers as InvokeAI does, for demos and tests without a GPU. Its pictures are drawings
 * that depend on prompt, seed, steps and size; nothing is learned or diffused. REST and event sockets are on one port
 * of the loopback interface. Many servers can run at once. Thread-safe.
 *
 * <pre>{@code
 * try (EmbeddedInvokeAI server = EmbeddedInvokeAI.start();
 *      InvokeAIClient client = InvokeAIClient.builder(server.url()).build()) {
 *     ...
 * }
 * }</pre>
 */
public final class EmbeddedInvokeAI implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Assembly assembly;
    private final String url;

    private EmbeddedInvokeAI(Assembly assembly) {
        this.assembly = assembly;
        this.url = assembly.web().url();
    }

    /** A running server with the defaults, on a port that is free. Close it. */
    public static EmbeddedInvokeAI start() {
        return builder().start();
    }

    /** A server that is described first. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where the server is, or was, with its base path, such as {@code http://127.0.0.1:40123}; for clients and
     * endpoints.
     */
    public String url() {
        return url;
    }

    /** The port that it listens on. */
    public int port() {
        return URI.create(url).getPort();
    }

    /**
     * A token of the administrator, as a login gives it, for clients and endpoints.
     *
     * @throws IllegalStateException if nobody needs to log in here
     */
    public String token() {
        return assembly.token().orElseThrow(() -> new IllegalStateException(
                "This embedded server has no logins, and so no tokens: describe it with an administrator(...)"));
    }

    /**
     * Requests that go wrong on purpose, so that it can be tried what becomes of a client or a route. What follows says
     * how, for example {@code requests("POST", "/api/v1/queue/{queue}/enqueue_batch").times(2).answer(503, "busy")}.
     *
     * @param  method                 in capitals, such as {@code POST}
     * @param  path                   below the base path, with a slash first; braces stand for any text without a slash
     * @throws InvalidOptionException if the API has no such call here
     */
    public RequestFaults requests(String method, String path) {
        if (method == null || path == null || !assembly.router().has(method, path)) {
            throw new InvalidOptionException(
                    "The embedded server has no call '" + method + " " + path + "' that could go wrong: give a method in"
                                             + " capitals such as POST, and a path of its API with a slash first such as"
                                             + " /api/v1/queue/{queue}/enqueue_batch");
        }
        return new RequestFaults(assembly.web().httpFaults(), method, path);
    }

    /** Event sockets that go wrong on purpose. */
    public SocketFaults sockets() {
        return assembly.web().socketFaults();
    }

    /** The types of the nodes that can run here; a graph with another one is refused. Sorted. */
    public SortedSet<String> nodeTypes() {
        return assembly.queue().nodeTypes();
    }

    /**
     * Nodes of a type that take their time or fail, for example
     * {@code nodes("denoise_latents").failsOnce("OutOfMemoryError", "CUDA out of memory")}.
     *
     * @throws InvalidOptionException if no node of that type can run here
     */
    public NodeScript nodes(String type) {
        if (!nodeTypes().contains(type)) {
            throw new InvalidOptionException(
                    "No node of type '" + type + "' can run on the embedded server; those that can: "
                                             + String.join(", ", nodeTypes()));
        }
        return new NodeScript(assembly.script(), type);
    }

    /** Refuses the next batches, whatever they are, as one whose graph is wrong in this way: status 422. */
    public void refuseGraphs(int batches, String why) {
        requirePositive(batches, "Graphs can be refused for");
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.putObject("error");
        assembly.script().refuse(ApiFault.unprocessable(List.of(new ApiProblem(
                "value_error", List.of("body", "batch", "graph"), "Value error, " + why, null, context))), batches);
    }

    /** Has the queue take no job, as if it were full, until {@link #behave()}. */
    public void fullQueue() {
        fullQueue(Integer.MAX_VALUE);
    }

    /** Has the queue take nothing of the next batches, as if it were full until then. */
    public void fullQueue(int batches) {
        requirePositive(batches, "A queue can be full for");
        assembly.script().full(batches);
    }

    private static void requirePositive(int batches, String what) {
        if (batches < 1) {
            throw new InvalidOptionException(what + " 1 batch or more, not " + batches);
        }
    }

    /** The same as {@link #takeBatch(Duration)} with ten seconds. */
    public TakenBatch takeBatch() {
        return takeBatch(PATIENCE);
    }

    /**
     * The oldest batch that was accepted and not taken yet, so that a test can say what it should have been. Waits for
     * it.
     *
     * @throws AssertionError        if there is none within that time
     * @throws IllegalStateException if there is none and the server is closed
     */
    public TakenBatch takeBatch(Duration patience) {
        return assembly.batches().take(patience);
    }

    /** How many batches were accepted and not taken; does not wait. */
    public int untakenBatches() {
        return assembly.batches().size();
    }

    /** Ends everything that was to go wrong with requests, sockets, batches and nodes. */
    public void behave() {
        assembly.web().httpFaults().clear();
        assembly.web().socketFaults().accept();
        assembly.script().clear();
    }

    /**
     * Makes it ready for another test: it behaves again, open jobs are canceled, a paused queue goes on, and it forgets
     * the batches that nobody has taken and what nodes gave before. Jobs that have ended, pictures, boards and saved
     * workflows stay.
     */
    public void reset() {
        behave();
        assembly.queue().cancelAll();
        assembly.batches().clear();
    }

    /** Cancels what runs, ends all connections and frees the port. Does no harm when repeated. */
    @Override
    public void close() {
        assembly.close();
    }

    /** Describes a server. Used by one thread, for any number of servers. */
    public static final class Builder {

        private static final int MAX_PORT = 65_535;

        private Options options = Options.defaults();

        private Builder() {
        }

        /** Another one with the same options, which changes on its own. */
        public Builder copy() {
            Builder copy = new Builder();
            copy.options = options;
            return copy;
        }

        /** The port to listen on; by default 0, any that is free. */
        public Builder port(int port) {
            require(port >= 0 && port <= MAX_PORT, "port", port, "0 to " + MAX_PORT);
            options = options.withPort(port);
            return this;
        }

        /**
         * A path such as {@code /invoke} that the server answers below as well, as behind a gateway; by default none.
         */
        public Builder basePath(String basePath) {
            require(basePath != null && (basePath.isEmpty() || basePath.matches("(/[A-Za-z0-9._~-]+)+")), "basePath", basePath,
                    "a path such as /invoke");
            options = options.withBasePath(basePath);
            return this;
        }

        /** Has users log in, the first of whom is this administrator; by default nobody needs to. */
        public Builder administrator(String email, String password) {
            require(email != null && email.indexOf('@') > 0, "administrator", email, "an e-mail address");
            if (password == null || !Accounts.isStrong(password)) {
                throw new InvalidOptionException(
                        "The password of the administrator is too weak: expected at least 8 characters, with upper case,"
                                                 + " lower case and digits");
            }
            options = options.withAdministrator(email, password);
            return this;
        }

        /** How many jobs can wait; further ones are left out without a word. By default 10000. */
        public Builder maxQueueSize(int jobs) {
            require(jobs > 0, "maxQueueSize", jobs, "1 or more");
            options = options.withMaxQueueSize(jobs);
            return this;
        }

        /** How long one step of denoising takes; by default no longer than the drawing. */
        public Builder timePerStep(Duration time) {
            require(time != null && !time.isNegative(), "timePerStep", time, "0 or more");
            options = options.withTimePerStep(time);
            return this;
        }

        /**
         * The models that it has, in place of {@code Tiny SD} (Stable Diffusion 1.x) and {@code Tiny SDXL}. None of
         * them has weights.
         */
        public Builder models(InstalledModel... models) {
            require(models != null && Arrays.stream(models).allMatch(Objects::nonNull), "models", null, "models");
            options = options.withModels(List.of(models));
            return this;
        }

        /**
         * A folder to keep pictures in, which is made if need be; by default they are kept in memory only. A new server
         * leaves alone what an earlier one has left there, and does not list it.
         */
        public Builder imageFolder(Path folder) {
            require(folder != null, "imageFolder", null, "a folder");
            options = options.withImageFolder(folder);
            return this;
        }

        /**
         * Starts the server.
         *
         * @throws PortTakenException        if another program listens on the port
         * @throws UnwritableFolderException if pictures cannot be kept where they are to be
         */
        public EmbeddedInvokeAI start() {
            return new EmbeddedInvokeAI(Assembly.started(options));
        }

        private static void require(boolean good, String option, Object value, String expected) {
            if (!good) {
                throw new InvalidOptionException(
                        "The option " + option + " of the embedded server cannot be '" + value + "': expected " + expected);
            }
        }
    }
}
