package io.github.camelinvokeai.client.job;

import java.time.Duration;
import java.util.Iterator;

import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.events.EventStream;
import io.github.camelinvokeai.client.events.InvokeAIEvent;

/**
 * The events of one job to iterate over; ends with the job, well or not, which {@link #job()} then tells. Closing it
 * does not cancel the job. For one reading thread.
 */
public final class JobEvents implements Iterator<InvokeAIEvent>, AutoCloseable {

    private final Job job;
    private final EventStream events;

    JobEvents(Job job, Collector collector) {
        this.job = job;
        this.events = collector.events;
    }

    /** The job itself, for its result. */
    public Job job() {
        return job;
    }

    /**
     * Waits for the next event; the job timeout bounds the wait.
     *
     * @return                   false once the job has ended and its events have been read
     * @throws InvokeAIException if the thread was interrupted
     */
    @Override
    public boolean hasNext() {
        return events.hasNext();
    }

    @Override
    public InvokeAIEvent next() {
        return events.next();
    }

    /** How many progress events were dropped because they were read too slowly. */
    public long dropped() {
        return events.dropped();
    }

    /** Stops listening. */
    @Override
    public void close() {
        events.close();
    }

    /** Fills the stream. */
    static final class Collector implements JobListener {

        private static final int CAPACITY = 1_000;
        private static final Duration MARGIN = Duration.ofMinutes(2);

        private final EventStream events;

        Collector(Duration jobTimeout) {
            this.events = new EventStream(CAPACITY, jobTimeout.plus(MARGIN));
        }

        @Override
        public void onEvent(InvokeAIEvent event) {
            events.add(event);
        }

        @Override
        public void onEnd(JobResult result, RuntimeException error) {
            events.end();
        }
    }
}
