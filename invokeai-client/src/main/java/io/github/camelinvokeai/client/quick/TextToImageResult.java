package io.github.camelinvokeai.client.quick;

import java.util.List;

import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.job.OutputImage;
import io.github.camelinvokeai.client.model.ModelInfo;

/**
 * The pictures that were painted from a text.
 *
 * @param model the model that painted
 * @param seeds the seed of each picture, in the order of {@link #images()}
 * @param job   everything else that is known
 */
public record TextToImageResult(ModelInfo model, List<Long> seeds, JobResult job) {

    public TextToImageResult {
        seeds = List.copyOf(seeds);
    }

    /** The pictures, one a seed. */
    public List<OutputImage> images() {
        return job.images();
    }
}
