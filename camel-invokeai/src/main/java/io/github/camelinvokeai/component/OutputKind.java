package io.github.camelinvokeai.component;

/** What the message body is after a job has completed. */
public enum OutputKind {
    /** An {@link InvokeAIResult}, whose images are fetched when somebody asks for their bytes. */
    result,
    /** A list of maps, one for each image, that any data format can write. */
    references,
    /** The bytes of the only image. */
    bytes,
    /** A list of what one node put out: texts, numbers, booleans, lists, names of images. */
    values,
    /** A map of what the workflow returned; of a batch of several items, a list of maps. */
    returned
}
