package io.github.camelinvokeai.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;

/**
 * Decides which node types a run goes by. The server's own are asked for only where they may differ from those that
 * ship with the client: a server needs seconds to describe them for the first time.
 */
final class ServerFacts {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_EVERY_MILLIS = 50;

    private final InvokeAIClient client;
    private final NodeSchema shipped = NodeSchema.shipped();

    ServerFacts(InvokeAIClient client) {
        this.client = client;
    }

    /** Asks the server for its version, so it also finds out whether there is a server at all. */
    NodeSchema choose(WorkflowDefinition definition) throws InterruptedException {
        return client.serverVersion().equals(shipped.version()) && knowsAll(definition) ? shipped : await();
    }

    private boolean knowsAll(WorkflowDefinition definition) {
        for (JsonNode node : definition.raw().path("nodes")) {
            boolean invocation = node.path("type").asText().equals("invocation");
            if (invocation && shipped.template(node.path("data").path("type").asText()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Waits a while for the server's node types; without them the shipped ones have to do. */
    private NodeSchema await() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        NodeSchema known = client.schema();
        while (known.equals(shipped) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            known = client.schema();
        }
        return known;
    }
}
