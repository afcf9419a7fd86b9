package io.github.camelinvokeai.client;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ApiPath;
import io.github.camelinvokeai.client.http.Query;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node facts to compile workflows with: the shipped ones, until the server's own have arrived in the background.
 * Making its OpenAPI document keeps a server busy for seconds the first time, so nobody ever waits for it.
 */
final class ServerSchema {

    private static final Logger LOG = LoggerFactory.getLogger(ServerSchema.class);
    private static final long RETRY_NANOS = 60_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE;
    private static final long DONE = Long.MAX_VALUE;

    private final ApiHttp http;
    private final Executor executor;
    private final AtomicLong lastAttempt = new AtomicLong(NEVER);
    private volatile NodeSchema current;

    /** @param fixed facts to stay with, or null to ask the server */
    ServerSchema(ApiHttp http, Executor executor, NodeSchema fixed) {
        this.http = http;
        this.executor = executor;
        this.current = fixed;
        if (fixed != null) {
            lastAttempt.set(DONE);
        }
    }

    NodeSchema current() {
        fetchInBackground();
        NodeSchema known = current;
        return known == null ? NodeSchema.shipped() : known;
    }

    /**
     * The server's own facts, fetched now if they have not arrived; may take seconds. Empty if the server does not give
     * them, and also the facts to stay with, where there are such.
     */
    Optional<NodeSchema> own() {
        if (lastAttempt.get() != DONE) {
            fetch();
        }
        return Optional.ofNullable(current);
    }

    private void fetchInBackground() {
        long last = lastAttempt.get();
        long now = System.nanoTime();
        boolean due = last == NEVER || (last != DONE && now - last > RETRY_NANOS);
        if (due && lastAttempt.compareAndSet(last, now)) {
            try {
                executor.execute(this::fetch);
            } catch (RejectedExecutionException e) {
                LOG.debug("The server's node facts are not fetched: the pool takes no more work", e);
            }
        }
    }

    private void fetch() {
        try {
            String version = http.get(ApiPath.v1("app", "version"), Query.none()).path("version").asText();
            current = NodeSchema.fromOpenApi(
                    http.get(ApiPath.root("openapi.json"), Query.none()), version, "server " + http.baseUrl());
            lastAttempt.set(DONE);
        } catch (InvokeAIException e) {
            LOG.debug("The server's node facts could not be fetched; the shipped ones serve until the next try", e);
        }
    }
}
