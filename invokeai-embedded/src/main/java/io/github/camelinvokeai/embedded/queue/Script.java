package io.github.camelinvokeai.embedded.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.embedded.node.NodeFailure;
import io.github.camelinvokeai.embedded.web.ApiFault;

/** What jobs are told to do beside what they do anyway, for tests of those who wait for them. Thread-safe. */
public final class Script {

    private final Map<String, Duration> delays = new ConcurrentHashMap<>();
    private final List<Failing> failures = new CopyOnWriteArrayList<>();
    private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
    private final BatchListener listener;
    private final AtomicInteger full = new AtomicInteger();

    /** Is told of each batch that was accepted, before its first item runs. */
    @FunctionalInterface
    public interface BatchListener {

        /**
         * A batch was accepted.
         *
         * @param request the body as it came
         */
        void accepted(String batchId, JsonNode request, List<Integer> itemIds);
    }

    private record Failing(String nodeType, String errorType, String message, AtomicInteger left) {
    }

    private record Refusal(ApiFault fault, AtomicInteger left) {
    }

    /** Nothing yet. */
    public Script(BatchListener listener) {
        this.listener = listener;
    }

    /** Has each node of a type take longer by that. */
    public void delay(String nodeType, Duration time) {
        delays.put(nodeType, time);
    }

    /** Has the next nodes of a type fail. */
    public void fail(String nodeType, String errorType, String message, int times) {
        failures.add(new Failing(nodeType, errorType, message, new AtomicInteger(times)));
    }

    /** Has the next requests to enqueue refused. */
    public void refuse(ApiFault fault, int times) {
        refusals.add(new Refusal(fault, new AtomicInteger(times)));
    }

    /** Has the queue take nothing of the next batches, as if it were full. */
    public void full(int times) {
        full.set(times);
    }

    /** Forgets all of it. */
    public void clear() {
        delays.clear();
        failures.clear();
        refusals.clear();
        full.set(0);
    }

    /** Whether the queue is full for the batch that comes, which counts as one of those. */
    boolean isFull() {
        return takes(full);
    }

    void beforeEnqueue() {
        for (Refusal refusal : refusals) {
            if (takes(refusal.left)) {
                throw refusal.fault;
            }
        }
    }

    void accepted(String batchId, JsonNode request, List<Integer> itemIds) {
        listener.accepted(batchId, request, itemIds);
    }

    Duration delayOf(String nodeType) {
        return delays.getOrDefault(nodeType, Duration.ZERO);
    }

    Optional<NodeFailure> failureOf(String nodeType) {
        return failures.stream().filter(failing -> failing.nodeType.equals(nodeType) && takes(failing.left)).findFirst()
                .map(failing -> new NodeFailure(failing.errorType, failing.message));
    }

    private static boolean takes(AtomicInteger left) {
        return left.getAndUpdate(times -> Math.max(0, times - 1)) > 0;
    }
}
