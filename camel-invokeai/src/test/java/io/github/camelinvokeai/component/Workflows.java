package io.github.camelinvokeai.component;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;

/** The project's own workflows, compiled without a server, and what a submission of one would send. */
final class Workflows {

    private Workflows() {
    }

    static WorkflowHandle cpuNodes() {
        return compiled("cpu-nodes.json");
    }

    static WorkflowHandle imageToImage() {
        return compiled("image-to-image.json");
    }

    private static WorkflowHandle compiled(String name) {
        WorkflowDefinition definition = WorkflowDefinition.fromFile(Path.of(RouteTest.WORKFLOWS, name));
        return WorkflowHandle.compile(definition, NodeSchema.shipped());
    }

    /** The value that an input would have in the graph. */
    static JsonNode sent(Submission submission, String input) {
        String address = submission.workflow().input(input).address();
        int dot = address.lastIndexOf('.');
        return batch(submission).path("graph").path("nodes").path(address.substring(0, dot)).path(address.substring(dot + 1));
    }

    static JsonNode batch(Submission submission) {
        return submission.preview().payload().path("batch");
    }
}
