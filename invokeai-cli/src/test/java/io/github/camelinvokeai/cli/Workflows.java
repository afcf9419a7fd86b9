package io.github.camelinvokeai.cli;

import java.nio.file.Path;

import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;

/** Workflow files that the tests use. */
final class Workflows {

    private Workflows() {
    }

    /** One of the project's own. */
    static Path own(String name) {
        return Path.of("..", "data", "workflows", name);
    }

    /**
     * A file of the client's tests: one input of nearly every kind, an equals sign in a label, a label twice, an edge
     * into an input, a field of no node.
     */
    static Path everyKind() {
        return Path.of("..", "invokeai-client", "src", "test", "resources").resolve("io/github/camelinvokeai/client/workflow")
                .resolve("every-kind.json");
    }

    static WorkflowHandle handle(Path file) {
        return WorkflowHandle.compile(WorkflowDefinition.fromFile(file), NodeSchema.shipped());
    }
}
