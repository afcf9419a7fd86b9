package io.github.camelinvokeai.component;

import org.apache.camel.spi.Metadata;

/**
 * The message headers of the component. All begin with {@code Camel}, so that Camel's HTTP, JMS and Kafka components
 * neither send nor accept them.
 */
public final class InvokeAIConstants {

    @Metadata(label = "producer",
              description = "Values for inputs of the workflow: index, nodeId.field or label to value.",
              javaType = "java.util.Map<String, Object>")
    public static final String INPUTS = "CamelInvokeAIInputs";
    @Metadata(label = "producer",
              description = "Prefix: the header CamelInvokeAIInput.KEY is the value for the input KEY (index, nodeId.field or label)."
                            + " Goes before the same input in CamelInvokeAIInputs.",
              javaType = "Object")
    public static final String INPUT_PREFIX = "CamelInvokeAIInput.";

    @Metadata(label = "producer", description = "What to do: run, check or dryRun. Goes before the option operation.",
              javaType = "String")
    public static final String OPERATION = "CamelInvokeAIOperation";
    @Metadata(label = "producer", description = "After operation=check: whether nothing would stop the job.",
              javaType = "Boolean")
    public static final String CHECK_OK = "CamelInvokeAICheckOk";
    @Metadata(label = "producer", description = "After operation=dryRun: how many queue items the job would have.",
              javaType = "Long")
    public static final String ITEM_COUNT = "CamelInvokeAIItemCount";

    @Metadata(description = "The id of the batch. Known as soon as a job is submitted.", javaType = "String", important = true)
    public static final String BATCH_ID = "CamelInvokeAIBatchId";
    @Metadata(description = "The id of the queue item; of a batch of several runs, the first.", javaType = "Integer")
    public static final String ITEM_ID = "CamelInvokeAIItemId";
    @Metadata(label = "producer", description = "The ids of all queue items of the batch, ascending.",
              javaType = "java.util.List<Integer>")
    public static final String ITEM_IDS = "CamelInvokeAIItemIds";
    @Metadata(description = "The id of the item's session; of a batch of several runs, that of the first item.",
              javaType = "String")
    public static final String SESSION_ID = "CamelInvokeAISessionId";
    @Metadata(description = "The status: pending, in_progress, waiting, completed, failed, canceled, or a word of a newer server."
                            + " On events only where the event tells it.",
              javaType = "String", important = true)
    public static final String STATUS = "CamelInvokeAIStatus";
    @Metadata(label = "producer", description = "How many images the job made.", javaType = "Integer")
    public static final String IMAGE_COUNT = "CamelInvokeAIImageCount";
    @Metadata(label = "producer",
              description = "The image's name on the server, which ends in .png. Only if there is exactly one image.",
              javaType = "String", important = true)
    public static final String IMAGE_NAME = "CamelInvokeAIImageName";
    @Metadata(label = "producer", description = "The names of all images on the server, in the order of the result.",
              javaType = "java.util.List<String>")
    public static final String IMAGE_NAMES = "CamelInvokeAIImageNames";

    @Metadata(label = "consumer", description = "The event's name on the wire, such as invocation_progress.",
              javaType = "String", important = true)
    public static final String EVENT_NAME = "CamelInvokeAIEventName";
    @Metadata(label = "consumer", description = "The queue that the event is about.", javaType = "String")
    public static final String QUEUE_ID = "CamelInvokeAIQueueId";
    @Metadata(label = "consumer", description = "The origin that was given when the batch was enqueued.", javaType = "String")
    public static final String ORIGIN = "CamelInvokeAIOrigin";
    @Metadata(label = "consumer", description = "The destination that was given when the batch was enqueued.",
              javaType = "String")
    public static final String DESTINATION = "CamelInvokeAIDestination";
    @Metadata(label = "consumer", description = "The id, in the workflow, of the node that the event is about.",
              javaType = "String")
    public static final String NODE_ID = "CamelInvokeAINodeId";
    @Metadata(label = "consumer", description = "The type of that node, such as denoise_latents.", javaType = "String")
    public static final String NODE_TYPE = "CamelInvokeAINodeType";
    @Metadata(label = "consumer",
              description = "How far the node has come, 0 to 1. Missing while the node cannot tell, and on all events but invocation_progress.",
              javaType = "Double", important = true)
    public static final String PERCENTAGE = "CamelInvokeAIPercentage";

    private InvokeAIConstants() {
    }
}
