package io.github.camelinvokeai.component;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.job.ItemResult;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.job.OutputImage;
import io.github.camelinvokeai.client.queue.QueueItemStatus;

/** Builds what jobs might have made. */
final class Results {

    private final List<ItemResult> items = new ArrayList<>();

    static Results of(String... imageNames) {
        return new Results().item(7, QueueItemStatus.COMPLETED, imageNames);
    }

    /** Adds a queue item; its images were made by the nodes n0, n1, ... */
    Results item(int itemId, QueueItemStatus status, String... imageNames) {
        List<OutputImage> images = new ArrayList<>();
        for (String name : imageNames) {
            images.add(new OutputImage(name, itemId, "n" + images.size(), "l2i", 0, 64, 48, null, false));
        }
        items.add(new ItemResult(
                itemId, "session-" + itemId, status, "o", "d", NullNode.instance, images, images, List.of(), null));
        return this;
    }

    JobResult job() {
        return new JobResult("b-1", "default", items);
    }

    InvokeAIResult from(InvokeAIClient client) {
        return new InvokeAIResult(job(), client);
    }
}
