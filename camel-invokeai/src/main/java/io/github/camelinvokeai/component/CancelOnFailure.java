package io.github.camelinvokeai.component;

import java.util.List;

import io.github.camelinvokeai.client.job.ItemResult;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobListener;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cancels what is left of a batch when one of its items fails. Its calls come one after the other. */
final class CancelOnFailure implements JobListener {

    private static final Logger LOG = LoggerFactory.getLogger(CancelOnFailure.class);

    private Job job;
    private boolean canceled;

    @Override
    public void onEnqueued(Job enqueued, List<Integer> itemIds) {
        job = enqueued;
    }

    @Override
    public void onItemEnded(ItemResult item) {
        if (item.error() != null && item.status() != QueueItemStatus.CANCELED && !canceled) {
            canceled = true;
            var unused = job.cancel().whenComplete((count, error) -> {
                if (error != null) {
                    LOG.warn("The rest of batch {} could not be canceled", job.batchId(), error);
                }
            });
        }
    }
}
