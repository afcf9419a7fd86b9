package io.github.camelinvokeai.component;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvokeAIEvent;

/**
 * Holds events between the thread that brings them, which must not wait, and the one that works on them, in order. When
 * it is full, progress makes room: of progress, only the latest matters. Thread-safe.
 */
final class EventBuffer {

    private final int capacity;
    private final Executor worker;
    private final Consumer<InvokeAIEvent> target;
    private final IntConsumer lossReport;
    private final Deque<InvokeAIEvent> waiting = new ArrayDeque<>();
    private boolean working;
    private int lost;

    /**
     * @param worker     one thread of its owner's
     * @param target     takes one event after the other, on the worker
     * @param lossReport told, on the worker, how many events other than progress were dropped since the last report
     */
    EventBuffer(int capacity, Executor worker, Consumer<InvokeAIEvent> target, IntConsumer lossReport) {
        this.capacity = capacity;
        this.worker = worker;
        this.target = target;
        this.lossReport = lossReport;
    }

    void offer(InvokeAIEvent event) {
        synchronized (this) {
            if (waiting.size() >= capacity && !makeRoom(event)) {
                return;
            }
            waiting.add(event);
            if (working) {
                return;
            }
            working = true;
        }
        start();
    }

    /** Forgets what waits. */
    synchronized void clear() {
        waiting.clear();
        lost = 0;
    }

    /** Whether the event may be added after all. */
    private boolean makeRoom(InvokeAIEvent event) {
        for (Iterator<InvokeAIEvent> each = waiting.iterator(); each.hasNext();) {
            if (each.next() instanceof InvocationProgress) {
                each.remove();
                return true;
            }
        }
        if (!(event instanceof InvocationProgress)) {
            lost++;
        }
        return false;
    }

    private void start() {
        try {
            worker.execute(this::work);
        } catch (RejectedExecutionException e) {
            // The owner is being stopped: nobody wants these any more.
            clear();
        }
    }

    private void work() {
        boolean done = false;
        try {
            for (InvokeAIEvent event = next(); event != null; event = next()) {
                reportLosses();
                target.accept(event);
            }
            done = true;
        } finally {
            // Whoever threw must not end the events for good.
            if (!done) {
                start();
            }
        }
    }

    private synchronized InvokeAIEvent next() {
        InvokeAIEvent event = waiting.poll();
        working = event != null;
        return event;
    }

    private void reportLosses() {
        int count;
        synchronized (this) {
            count = lost;
            lost = 0;
        }
        if (count > 0) {
            lossReport.accept(count);
        }
    }
}
