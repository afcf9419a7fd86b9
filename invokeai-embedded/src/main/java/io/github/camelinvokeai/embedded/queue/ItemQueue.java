package io.github.camelinvokeai.embedded.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.graph.Batch;
import io.github.camelinvokeai.embedded.graph.BatchCheck;
import io.github.camelinvokeai.embedded.graph.NodeFacts;
import io.github.camelinvokeai.embedded.graph.Session;

/**
 * The items, and what can be done to them. Every change and the event that tells of it happen under one lock, so events
 * come in the order of what they tell. Thread-safe.
 */
final class ItemQueue {

    private static final Comparator<QueueItem> IN_TURN = Comparator.comparingInt(QueueItem::priority).reversed()
            .thenComparingInt(QueueItem::id);

    private final TreeMap<Integer, QueueItem> items = new TreeMap<>();
    private final int maxPending;
    private final NodeFacts facts;
    private final BatchCheck check;
    private final Script script;
    private final QueueEvents events;
    private final Counts counts = new Counts(items::values);
    private int lastId;
    private boolean paused;
    private boolean closed;
    private boolean working;
    private Runnable interrupter = () -> {
    };

    ItemQueue(int maxPending, NodeFacts facts, BatchCheck check, Script script, QueueEvents events) {
        this.maxPending = maxPending;
        this.facts = facts;
        this.check = check;
        this.script = script;
        this.events = events;
    }

    /** How the run of a canceled item is ended; called under the lock. */
    synchronized void onInterrupt(Runnable action) {
        interrupter = action;
    }

    /** What became of a batch. */
    record Enqueued(List<Integer> itemIds, int made, long requested, int priority) {
    }

    synchronized Enqueued enqueue(String queueId, Batch batch, User user, JsonNode request) {
        long requested = Sweep.count(batch);
        long room = script.isFull() ? 0 : Math.max(0, maxPending - counts.pending(queueId));
        int priority = batch.prepend()
                ? 1 + select(item -> item.status() == ItemStatus.PENDING && item.queueId().equals(queueId)).stream()
                        .mapToInt(QueueItem::priority).max().orElse(0)
                : 0;
        List<Integer> made = new ArrayList<>();
        for (ArrayNode values : Sweep.runs(batch, Math.min(room, requested))) {
            made.add(add(queueId, batch, user, values, priority, null).id());
        }
        events.enqueued(queueId, user, batch.batchId(), batch.origin(), made.size(),
                (int) Math.min(requested, Integer.MAX_VALUE), priority);
        script.accepted(batch.batchId(), request, made);
        notifyAll();
        List<Integer> ids = select(item -> item.batchId().equals(batch.batchId())).stream().map(QueueItem::id)
                .sorted(Comparator.reverseOrder()).toList();
        return new Enqueued(ids, made.size(), requested, priority);
    }

    private QueueItem add(String queueId, Batch batch, User user, JsonNode values, int priority, Integer retriedFrom) {
        Session session = check.graphOf(batch.graph(), values).map(graph -> new Session(graph, facts)).orElse(null);
        QueueItem item = new QueueItem(++lastId, priority, queueId, batch, user, values, session, retriedFrom);
        items.put(item.id(), item);
        return item;
    }

    synchronized List<QueueItem> select(Predicate<QueueItem> wanted) {
        return items.values().stream().filter(wanted).toList();
    }

    synchronized Optional<QueueItem> item(int id) {
        return Optional.ofNullable(items.get(id));
    }

    synchronized Optional<QueueItem> current() {
        return items.values().stream().filter(item -> item.status() == ItemStatus.IN_PROGRESS).findFirst();
    }

    synchronized Set<String> queueIds() {
        return items.values().stream().map(QueueItem::queueId).collect(Collectors.toSet());
    }

    synchronized Optional<QueueItem> upcoming(Predicate<QueueItem> wanted) {
        return items.values().stream().filter(item -> item.status() == ItemStatus.PENDING && wanted.test(item)).min(IN_TURN);
    }

    /** Reads something while nothing changes. */
    synchronized <T> T read(Supplier<T> reading) {
        return reading.get();
    }

    Counts counts() {
        return counts;
    }

    synchronized boolean isPaused() {
        return paused;
    }

    synchronized void pause(boolean wanted) {
        paused = wanted;
        notifyAll();
    }

    /** Ends the waiting of whoever runs items. */
    synchronized void close() {
        closed = true;
        current().ifPresent(this::cancelOne);
        interrupter.run();
        notifyAll();
    }

    /** Waits for the next item and begins it; empty when the queue is closed. */
    synchronized Optional<QueueItem> take() throws InterruptedException {
        working = false;
        notifyAll();
        while (!closed) {
            Optional<QueueItem> next = upcoming(item -> true);
            if (!paused && next.isPresent() && next.get().isYoung()) {
                wait(QueueItem.YOUTH_MILLIS);
                continue;
            }
            if (!paused && next.isPresent() && !next.get().isPoison()) {
                working = true;
                next.get().become(ItemStatus.IN_PROGRESS);
                tell(next.get());
                return next;
            }
            wait();
        }
        return Optional.empty();
    }

    /** Waits until no node runs any more, also none of an item that was canceled. */
    synchronized boolean awaitIdle(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; working && left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            wait(left);
        }
        return !working;
    }

    /** Does something for an item only while it runs: what was canceled is not heard of again. */
    synchronized boolean whileRunning(QueueItem item, Runnable action) {
        boolean running = item.status() == ItemStatus.IN_PROGRESS;
        if (running) {
            action.run();
        }
        return running;
    }

    void tell(QueueItem item) {
        events.statusChanged(item, counts.batch(item.queueId(), item.batchId(), item.owner()),
                counts.queue(item.queueId(), item.owner()));
    }

    /** Cancels it if it has not ended. */
    synchronized void cancel(QueueItem item) {
        if (!item.status().isEnd()) {
            cancelOne(item);
        }
    }

    private void cancelOne(QueueItem item) {
        boolean running = item.status() == ItemStatus.IN_PROGRESS;
        item.become(ItemStatus.CANCELED);
        if (running) {
            interrupter.run();
        }
        tell(item);
        notifyAll();
    }

    /** Cancels many: the running one is told of alone, the others together. */
    synchronized int cancelAll(String queueId, Predicate<QueueItem> wanted) {
        List<QueueItem> open = select(wanted.and(item -> !item.status().isEnd()));
        List<QueueItem> pending = open.stream().filter(item -> item.status() == ItemStatus.PENDING).toList();
        pending.forEach(item -> item.become(ItemStatus.CANCELED));
        open.stream().filter(item -> item.status() == ItemStatus.IN_PROGRESS).forEach(this::cancelOne);
        if (!pending.isEmpty()) {
            events.canceled(queueId, pending);
        }
        notifyAll();
        return open.size();
    }

    synchronized void delete(QueueItem item) {
        cancel(item);
        items.remove(item.id());
    }

    /** Cancels and deletes many. */
    synchronized int deleteAll(String queueId, Predicate<QueueItem> wanted) {
        cancelAll(queueId, wanted);
        return remove(select(wanted));
    }

    synchronized int prune(Predicate<QueueItem> wanted) {
        return remove(select(wanted.and(item -> item.status().isEnd())));
    }

    synchronized int clear(String queueId, User user, Predicate<QueueItem> wanted) {
        select(wanted).stream().filter(item -> item.status() == ItemStatus.IN_PROGRESS).forEach(this::cancelOne);
        int removed = remove(select(wanted));
        events.cleared(queueId, user.admin() ? NullNode.getInstance() : TextNode.valueOf(user.id()));
        return removed;
    }

    private int remove(List<QueueItem> gone) {
        gone.forEach(item -> items.remove(item.id()));
        notifyAll();
        return gone.size();
    }

    /** Makes a new item of each that failed or was canceled. */
    synchronized List<Integer> retry(String queueId, List<QueueItem> wanted) {
        List<QueueItem> ended = wanted.stream()
                .filter(item -> item.status() == ItemStatus.FAILED || item.status() == ItemStatus.CANCELED).toList();
        ended.forEach(item -> add(queueId, item.batch(), item.owner(), item.fieldValues(), item.priority(), item.id()));
        if (!ended.isEmpty()) {
            events.retried(queueId, ended);
        }
        notifyAll();
        return ended.stream().map(QueueItem::id).toList();
    }

    /** The status with the counts, for a batch. */
    synchronized ObjectNode batchStatus(String queueId, String batchId, User reader) {
        return counts.batch(queueId, batchId, reader);
    }

    /** Ends an item well. */
    synchronized void complete(QueueItem item) {
        if (item.status() == ItemStatus.IN_PROGRESS) {
            item.become(ItemStatus.COMPLETED);
            tell(item);
        }
    }

    /** Ends an item badly, if it runs still: notes the node first, and tells of it after the end of the item. */
    synchronized void fail(QueueItem item, QueueItem.Failure failure, Runnable noteNode, Runnable tellNode) {
        if (item.status() == ItemStatus.IN_PROGRESS) {
            noteNode.run();
            item.fail(failure);
            tell(item);
            tellNode.run();
        }
    }
}
