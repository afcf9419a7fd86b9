package io.github.camelinvokeai.embedded.queue;

import java.util.SortedSet;

import io.github.camelinvokeai.embedded.event.EventSink;
import io.github.camelinvokeai.embedded.graph.BatchCheck;
import io.github.camelinvokeai.embedded.graph.NodeFacts;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Router;

/** The queue of a server with the one thread that works through it. Thread-safe. */
public final class JobQueue implements ApiRoutes, AutoCloseable {

    private static final long PATIENCE_MILLIS = 10_000;

    private final NodeFacts facts;
    private final InvocationCache cache;
    private final ItemQueue queue;
    private final QueueRoutes routes;
    private final Processor processor;

    /**
     * A queue that does not run yet.
     *
     * @param maxPending how many items can wait
     */
    public JobQueue(int maxPending, Workshop workshop, InvocationCache cache, Script script, EventSink sink) {
        this.facts = new NodeFacts(workshop.nodes().types());
        BatchCheck check = new BatchCheck(facts);
        QueueEvents events = new QueueEvents(sink);
        this.cache = cache;
        this.queue = new ItemQueue(maxPending, facts, check, script, events);
        this.processor = new Processor(queue, events, workshop, cache, script, new RequiredInputs());
        this.routes = new QueueRoutes(queue, check, script);
    }

    @Override
    public void addTo(Router router) {
        routes.addTo(router);
    }

    /** The types of the nodes that can run; sorted. */
    public SortedSet<String> nodeTypes() {
        return facts.names();
    }

    /**
     * Cancels what waits and what runs, waits until no node runs, forgets what nodes gave before, and goes on if it was
     * paused.
     *
     * @throws IllegalStateException if a node does not end
     */
    public void cancelAll() {
        queue.pause(true);
        try {
            queue.queueIds().forEach(queueId -> queue.cancelAll(queueId, item -> item.queueId().equals(queueId)));
            if (!queue.awaitIdle(PATIENCE_MILLIS)) {
                throw new IllegalStateException("A node of a canceled job still runs after " + PATIENCE_MILLIS + " ms");
            }
            cache.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a canceled job was to end", e);
        } finally {
            queue.pause(false);
        }
    }

    /** Begins to work. */
    public void start() {
        processor.start();
    }

    /** Cancels what runs and ends the work; what waits is lost. */
    @Override
    public void close() {
        processor.close();
    }
}
