package io.github.camelinvokeai.client.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelinvokeai.client.error.InvokeAIException;

/**
 * Events to iterate over, for those who would rather ask than be called. Filled from any thread, read by one. Whoever
 * reads too slowly loses progress events, counted by {@link #dropped()}, and no others.
 */
public final class EventStream implements Iterator<InvokeAIEvent>, AutoCloseable {

    private final int capacity;
    private final Duration maxWait;
    private final Queue<InvokeAIEvent> events = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean ended;
    private long dropped;

    /**
     * @param capacity how many events are kept for the reader before progress events are dropped
     * @param maxWait  how long {@link #hasNext()} waits for one event
     */
    public EventStream(int capacity, Duration maxWait) {
        this.capacity = capacity;
        this.maxWait = maxWait;
    }

    /** Adds an event for the reader; never blocks. */
    public void add(InvokeAIEvent event) {
        lock.lock();
        try {
            if (!ended && events.size() >= capacity && event instanceof InvocationProgress) {
                dropped++;
            } else if (!ended) {
                events.add(event);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** No event will follow; those there can still be read. */
    public void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next event.
     *
     * @return                   whether there is one; false at the end
     * @throws InvokeAIException if none came within the longest wait, or the thread was interrupted
     */
    @Override
    public boolean hasNext() {
        lock.lock();
        try {
            if (!awaitEvent(maxWait)) {
                throw new InvokeAIException("No event came within " + maxWait + ", and the stream has not ended");
            }
            return !events.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** The next event; waits as {@link #hasNext()} does. */
    @Override
    public InvokeAIEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The stream has ended");
        }
        lock.lock();
        try {
            return events.remove();
        } finally {
            lock.unlock();
        }
    }

    /** The next event, or nothing if none comes within this time or the stream has ended. */
    public Optional<InvokeAIEvent> next(Duration wait) {
        lock.lock();
        try {
            awaitEvent(wait);
            return Optional.ofNullable(events.poll());
        } finally {
            lock.unlock();
        }
    }

    /** How many progress events were dropped because the reader was slow. */
    public long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream and forgets what was not read. */
    @Override
    public void close() {
        lock.lock();
        try {
            events.clear();
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    // False when the time was over first.
    private boolean awaitEvent(Duration wait) {
        long nanos = TimeUnit.NANOSECONDS.convert(wait);
        try {
            while (events.isEmpty() && !ended) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InvokeAIException("Interrupted while waiting for an event", e);
        }
    }
}
