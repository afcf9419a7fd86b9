package io.github.camelinvokeai.cli;

import java.util.List;

import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.job.ItemResult;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobListener;
import io.github.camelinvokeai.client.queue.QueueItemStatus;

/** Shows a job's progress while it goes on. */
final class ProgressListener implements JobListener {

    private final ProgressModel model;
    private final ProgressView view;

    ProgressListener(ProgressModel model, ProgressView view) {
        this.model = model;
        this.view = view;
    }

    @Override
    public void onEnqueued(Job job, List<Integer> itemIds) {
        view.show(model.progress());
    }

    @Override
    public void onEvent(InvokeAIEvent event) {
        model.hear(event);
        view.show(model.progress());
    }

    @Override
    public void onItemEnded(ItemResult item) {
        if (item.status() == QueueItemStatus.COMPLETED) {
            model.itemCompleted(item.itemId());
        }
        view.show(model.progress());
    }
}
