package io.github.camelinvokeai.component;

/** What of a server an endpoint is about: the path of its URI. */
public enum InvokeAIResource {
    /** Producer: runs an exported workflow. */
    workflow,
    /** Consumer: what the server tells over its socket. */
    events
}
