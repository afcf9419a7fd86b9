package io.github.camelinvokeai.client.workflow;

import java.nio.file.Path;

import io.github.camelinvokeai.client.schema.NodeSchema;

/** Whole workflows that tests use, compiled against the nodes that ship with the client. */
final class WorkflowFiles {

    private WorkflowFiles() {
    }

    /** One of the project's own. */
    static WorkflowHandle own(String name) {
        return compile(WorkflowDefinition.fromFile(Path.of("..", "data", "workflows", name)));
    }

    /**
     * One input of nearly every kind, an equals sign in a label, a label twice, an edge into an input, a field of no
     * node.
     */
    static WorkflowHandle everyKind() {
        return compile(WorkflowDefinition.fromClassPath("io/github/camelinvokeai/client/workflow/every-kind.json"));
    }

    private static WorkflowHandle compile(WorkflowDefinition definition) {
        return WorkflowHandle.compile(definition, NodeSchema.shipped());
    }
}
