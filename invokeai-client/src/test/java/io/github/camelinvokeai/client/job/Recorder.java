package io.github.camelinvokeai.client.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.QueueItemStatusChanged;

/** Writes down what a listener is told, and whether two calls ever overlapped. */
final class Recorder implements JobListener {

    final List<String> calls = new CopyOnWriteArrayList<>();
    final AtomicInteger overlaps = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();

    @Override
    public void onEnqueued(Job job, List<Integer> itemIds) {
        note("enqueued " + itemIds);
    }

    @Override
    public void onEvent(InvokeAIEvent event) {
        note(event instanceof QueueItemStatusChanged status ? status.status() + " " + status.itemId() : event.name());
    }

    @Override
    public void onItemEnded(ItemResult item) {
        note("ended " + item.itemId());
    }

    @Override
    public void onEnd(JobResult result, RuntimeException error) {
        note("end " + (error == null ? result.status() : error.getClass().getSimpleName()));
    }

    private void note(String call) {
        overlaps.addAndGet(inside.getAndIncrement());
        calls.add(call);
        inside.decrementAndGet();
    }
}
