package io.github.camelinvokeai.embedded.queue;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.graph.NodeInputFault;
import io.github.camelinvokeai.embedded.graph.Prepared;
import io.github.camelinvokeai.embedded.node.NodeFailure;
import io.github.camelinvokeai.embedded.queue.QueueItem.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the items of a queue, one after another, on a thread of its own. */
final class Processor {

    private static final Logger LOG = LoggerFactory.getLogger(Processor.class);
    private static final long PATIENCE_MILLIS = 5_000;

    private final ItemQueue queue;
    private final QueueEvents events;
    private final Workshop workshop;
    private final InvocationCache cache;
    private final Script script;
    private final RequiredInputs required;
    private final Thread thread = new Thread(this::runAll, "invokeai-embedded-processor");

    Processor(ItemQueue queue, QueueEvents events, Workshop workshop, InvocationCache cache, Script script,
              RequiredInputs required) {
        this.queue = queue;
        this.events = events;
        this.workshop = workshop;
        this.cache = cache;
        this.script = script;
        this.required = required;
        thread.setDaemon(true);
        queue.onInterrupt(thread::interrupt);
    }

    void start() {
        thread.start();
    }

    /** Cancels what runs and waits until nothing does. */
    void close() {
        queue.close();
        try {
            thread.join(PATIENCE_MILLIS);
            if (thread.isAlive()) {
                LOG.warn("The embedded server has ended, but a node does not: it goes on until it is done by itself");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runAll() {
        boolean open = true;
        while (open) {
            try {
                // An item was canceled just as it ended by itself: that is no reason to end the next.
                boolean stale = Thread.interrupted();
                LOG.trace("Waiting for an item (interrupted: {})", stale);
                Optional<QueueItem> item = queue.take();
                item.ifPresent(this::run);
                open = item.isPresent();
            } catch (InterruptedException e) {
                LOG.trace("Interrupted between two items", e);
            }
        }
    }

    private void run(QueueItem item) {
        try {
            boolean well = true;
            while (well) {
                Optional<Prepared> next = item.session().next();
                if (next.isEmpty()) {
                    break;
                }
                well = run(item, next.get());
            }
            if (well) {
                queue.complete(item);
            }
        } catch (NodeInputFault fault) {
            fail(item, fault.preparedId(), "NodeInputError", fault);
        } catch (InterruptedException canceled) {
            LOG.debug("Item {} was canceled while it ran", item.id());
        } catch (RuntimeException | Error unexpected) {
            // Also an error: this is the only thread that runs items, and one that is too large must not be the last.
            LOG.error("Item {} could not be run", item.id(), unexpected);
            fail(item, null, pythonName(unexpected), unexpected);
        }
    }

    /** Whether the item goes on. */
    private boolean run(QueueItem item, Prepared node) throws InterruptedException {
        if (!tell("invocation_started", item, node)) {
            return false;
        }
        try {
            ObjectNode output = output(item, node);
            item.session().complete(node, output);
            return queue.whileRunning(item, () -> {
                ObjectNode payload = events.invocation(item, node);
                ObjectNode result = payload.putObject("result").putNull("output_meta");
                result.setAll(output);
                events.toOwner("invocation_complete", item, payload);
            });
        } catch (NodeFailure failure) {
            fail(item, node.id(), failure.errorType(), failure);
        } catch (RuntimeException | Error unexpected) {
            // A canceled node may stumble over its interrupted thread.
            if (!Thread.currentThread().isInterrupted()) {
                LOG.error("Node {} of item {} failed unexpectedly", node.source(), item.id(), unexpected);
            }
            fail(item, node.id(), pythonName(unexpected), unexpected);
        }
        return false;
    }

    private boolean tell(String event, QueueItem item, Prepared node) {
        return queue.whileRunning(item, () -> events.toOwner(event, item, events.invocation(item, node)));
    }

    private ObjectNode output(QueueItem item, Prepared prepared) throws InterruptedException {
        String type = prepared.node().path("type").asText();
        RunningInvocation invocation = new RunningInvocation(item, prepared, workshop, queue, events);
        followScript(type, invocation);
        Optional<ObjectNode> special = special(type, prepared.node());
        if (special.isPresent()) {
            return special.get();
        }
        required.check(prepared.node());
        Optional<ObjectNode> cached = cache.find(prepared.node());
        if (cached.isPresent()) {
            return cached.get();
        }
        ObjectNode output = workshop.nodes().runner(type).orElseThrow().run(invocation);
        // What a canceled job made is nobody's.
        queue.whileRunning(item, () -> cache.keep(prepared.node(), output));
        return output;
    }

    // Before the cache is asked: whether an earlier test ran the same node must not change what a later one scripts.
    private void followScript(String type, RunningInvocation invocation) throws InterruptedException {
        invocation.pause(script.delayOf(type));
        Optional<NodeFailure> scripted = script.failureOf(type);
        if (scripted.isPresent()) {
            throw scripted.get();
        }
    }

    private static Optional<ObjectNode> special(String type, ObjectNode node) {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        if (type.equals("collect")) {
            output.set("collection", node.path("collection").deepCopy());
            return Optional.of(output.put("type", "collect_output"));
        }
        if (type.equals("iterate")) {
            JsonNode collection = node.path("collection");
            int index = node.path("index").asInt();
            output.set("item", collection.path(index).deepCopy());
            return Optional.of(output.put("index", index).put("total", collection.size()).put("type", "iterate_output"));
        }
        return Optional.empty();
    }

    private static String pythonName(Throwable unexpected) {
        return unexpected instanceof OutOfMemoryError ? "MemoryError" : "RuntimeError";
    }

    private void fail(QueueItem item, String preparedId, String errorType, Throwable cause) {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        Failure failure
                = new Failure(errorType, message, "Traceback (most recent call last):\n" + errorType + ": " + message + "\n");
        Optional<Prepared> node = preparedId == null ? Optional.empty() : item.session().prepared(preparedId);
        queue.fail(item, failure, () -> node.ifPresent(failed -> item.session().fail(failed.id(), errorType + ": " + message)),
                () -> node.ifPresent(failed -> {
                    ObjectNode payload
                            = events.invocation(item, failed).put("error_type", errorType).put("error_message", message)
                                    .put("error_traceback", failure.traceback());
                    events.toOwner("invocation_error", item, payload);
                }));
    }
}
