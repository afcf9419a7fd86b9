package io.github.camelinvokeai.contract;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.QueueItemStatusChanged;
import io.github.camelinvokeai.client.job.ItemResult;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobListener;
import io.github.camelinvokeai.client.job.JobResult;

/** Writes down what a listener is told, in one line a call. */
final class Recorder implements JobListener {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile JobResult result;

    /**
     * A status as {@code in_progress 7}, an enqueue as {@code enqueued [7]}, ends as {@code item 7 FAILED, end FAILED}.
     */
    List<String> calls() {
        return calls;
    }

    /** What came with the end, or null before it. */
    JobResult result() {
        return result;
    }

    @Override
    public void onEnqueued(Job job, List<Integer> itemIds) {
        calls.add("enqueued " + itemIds);
    }

    @Override
    public void onEvent(InvokeAIEvent event) {
        calls.add(event instanceof QueueItemStatusChanged status ? status.status() + " " + status.itemId() : event.name());
    }

    @Override
    public void onItemEnded(ItemResult item) {
        calls.add("item " + item.itemId() + " " + item.status());
    }

    @Override
    public void onEnd(JobResult last, RuntimeException error) {
        result = last;
        calls.add("end " + (error == null ? last.status() : error.getClass().getSimpleName()));
    }
}
