package io.github.camelinvokeai.client.workflow;

/**
 * What to do with nodes that a workflow file has in another version than the schema. InvokeAI raises the major version
 * of a node type when old values no longer mean what they did, and a smaller one when it only gains inputs.
 */
public enum NodeUpgrade {

    /** Nothing: nodes are sent as they stand, whatever their version. */
    OFF,

    /**
     * Nodes are sent as they stand, and {@link WorkflowHandle#nodeChanges()} says what an upgrade would do to them.
     */
    REPORT,

    /**
     * As InvokeAI's UI does when it loads a workflow: within a major version, inputs that a node has gained get the
     * value of a new node, and those that it has lost are dropped. A node of another major version stops the job before
     * it is sent. The default.
     */
    UPGRADE
}
