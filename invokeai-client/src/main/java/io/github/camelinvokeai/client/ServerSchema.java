package io.github.camelinvokeai.client;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.AuthenticationException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ApiPath;
import io.github.camelinvokeai.client.http.Query;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node facts to compile workflows with: the shipped ones, until the server's own have arrived in the background.
 * Making its OpenAPI document keeps a server busy for seconds the first time, so nobody ever waits for it, and it is
 * fetched once for each version and set of node packs.
 * <p>
 * A pack can be changed without either showing it. So the document is fetched anew when a day has passed, and when a
 * workflow has a node type that facts of some minutes ago do not know.
 */
final class ServerSchema {

    private static final Logger LOG = LoggerFactory.getLogger(ServerSchema.class);
    private static final long RETRY = Duration.ofMinutes(1).toMillis();
    private static final long RECHECK = Duration.ofMinutes(5).toMillis();
    private static final long OLD = Duration.ofDays(1).toMillis();

    private final ApiHttp http;
    private final Executor executor;
    private final SchemaCache cache;
    private final Clock clock;
    private final NodeSchema fixed;
    private final AtomicLong due = new AtomicLong();
    private volatile Known known;
    private volatile boolean doubted;

    /** Facts of the server, with what they were fetched for, and when (epoch millis). */
    private record Known(NodeSchema schema, SchemaKey key, long fetched) {
    }

    /**
     * @param fixed facts to stay with, or null to ask the server
     * @param cache where the server's facts are kept for the next client, or null
     */
    ServerSchema(ApiHttp http, Executor executor, NodeSchema fixed, SchemaCache cache, Clock clock) {
        this.http = http;
        this.executor = executor;
        this.cache = cache;
        this.clock = clock;
        this.fixed = fixed;
    }

    /** The facts for whatever workflow. */
    NodeSchema current() {
        if (fixed != null) {
            return fixed;
        }
        long at = due.get();
        long now = clock.millis();
        if (now >= at && due.compareAndSet(at, now + RETRY)) {
            lookInBackground();
        }
        Known latest = known;
        return latest == null ? NodeSchema.shipped() : latest.schema();
    }

    /** The facts for a workflow; that it has node types they lack is a reason to fetch them anew for the next one. */
    NodeSchema current(WorkflowDefinition definition) {
        Known latest = known;
        if (latest != null && clock.millis() - latest.fetched() > RECHECK && !knowsAll(latest.schema(), definition)) {
            doubted = true;
            due.set(0);
        }
        return current();
    }

    /**
     * The server's own facts, fetched now if they have not arrived; may take seconds. Empty if the server does not give
     * them. Where there are facts to stay with, these.
     *
     * @throws InvokeAIException if the server cannot be reached, or does not let us in
     */
    Optional<NodeSchema> own() {
        if (fixed != null) {
            return Optional.of(fixed);
        }
        if (known == null) {
            try {
                refresh();
            } catch (AuthenticationException e) {
                throw e;
            } catch (ServerResponseException e) {
                LOG.debug("The server does not give its node facts", e);
            }
        }
        return Optional.ofNullable(known).map(Known::schema);
    }

    private static boolean knowsAll(NodeSchema schema, WorkflowDefinition definition) {
        return definition.nodeTypes().stream().allMatch(type -> schema.template(type).isPresent());
    }

    private void lookInBackground() {
        try {
            executor.execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.debug("The server's node facts are not fetched: the pool takes no more work", e);
        }
    }

    private void look() {
        try {
            refresh();
        } catch (InvokeAIException e) {
            LOG.debug("The server's node facts could not be fetched; those at hand serve until the next try", e);
        }
    }

    /** One at a time: who comes second finds what the first has fetched. */
    private synchronized void refresh() {
        SchemaKey key = new SchemaKey(http.baseUrl().toString(), version(), packs());
        if (doubted || !isFresh(known, key)) {
            Known stored = doubted ? null : stored(key);
            known = isFresh(stored, key) ? stored : fetched(key);
            doubted = false;
        }
        due.set(clock.millis() + RECHECK);
    }

    private boolean isFresh(Known facts, SchemaKey key) {
        return facts != null && facts.key().equals(key) && clock.millis() - facts.fetched() < OLD;
    }

    private Known stored(SchemaKey key) {
        return cache == null
                ? null : cache.read(key, source())
                        .map(stored -> new Known(stored.schema(), key, stored.written().toMillis())).orElse(null);
    }

    private Known fetched(SchemaKey key) {
        JsonNode document = http.get(ApiPath.root("openapi.json"), Query.none());
        Known facts = new Known(NodeSchema.fromOpenApi(document, key.version(), source()), key, clock.millis());
        if (cache != null) {
            cache.write(key, document);
        }
        return facts;
    }

    private String version() {
        return http.get(ApiPath.v1("app", "version"), Query.none()).path("version").asText();
    }

    /** The custom node packs with their node types; nothing where the server does not list them to us. */
    private String packs() {
        try {
            return http.get(ApiPath.v2("custom_nodes", ""), Query.none()).path("node_packs").toString();
        } catch (ServerResponseException e) {
            LOG.debug("The server does not list its node packs (status {})", e.status());
            return "";
        }
    }

    private String source() {
        return "server " + http.baseUrl();
    }
}
