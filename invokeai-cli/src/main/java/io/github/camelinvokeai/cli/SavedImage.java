package io.github.camelinvokeai.cli;

import java.nio.file.Path;

import io.github.camelinvokeai.client.job.OutputImage;

/**
 * An image of a job and what became of it.
 *
 * @param file where it was saved
 */
record SavedImage(OutputImage image, Path file) {
}
