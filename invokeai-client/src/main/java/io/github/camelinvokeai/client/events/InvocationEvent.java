package io.github.camelinvokeai.client.events;

/** An event about one invocation, that is one run of one node of a queue item's graph. */
public sealed interface InvocationEvent extends QueueEvent
        permits InvocationStarted, InvocationProgress, InvocationComplete, InvocationError {

    /** Which invocation, of which node. */
    Invocation invocation();

    /** The node's id in the workflow. One node may have several invocations, for instance below an iterate node. */
    default String nodeId() {
        return invocation().nodeId();
    }

    /** The id of this run of the node; the key under which the item's session keeps its result. */
    default String invocationId() {
        return invocation().id();
    }

    /** The type of the node, for instance {@code denoise_latents}. */
    default String nodeType() {
        return invocation().nodeType();
    }
}
