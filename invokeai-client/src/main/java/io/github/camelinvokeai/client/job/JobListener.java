package io.github.camelinvokeai.client.job;

import java.util.List;

import io.github.camelinvokeai.client.events.InvokeAIEvent;

/**
 * Hears of one job. The calls of one job come one after the other and in order, on the tracker's callback executor,
 * never on the socket's thread; what a listener throws is logged and disturbs nobody. The job's future completes after
 * the last call, so a listener that never returns holds it up. All listeners of a client share two threads, so they
 * must not wait for a job or for anything else; a listener that is slow misses progress events, and no others.
 */
public interface JobListener {

    /** The server has taken the job. Events may have come before. */
    default void onEnqueued(Job job, List<Integer> itemIds) {
    }

    /**
     * Something happened to the job's batch. The end of an item is told at most once, and not at all if it was not
     * heard of but found out by asking.
     */
    default void onEvent(InvokeAIEvent event) {
    }

    /** An item of the job has ended, well or not; once for every item. */
    default void onItemEnded(ItemResult item) {
    }

    /**
     * The job has ended; called once, and last.
     *
     * @param result what was produced, also when the job did not end well
     * @param error  why it did not end well, or null
     */
    default void onEnd(JobResult result, RuntimeException error) {
    }
}
