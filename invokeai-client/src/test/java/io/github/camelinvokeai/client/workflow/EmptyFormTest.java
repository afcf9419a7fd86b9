package io.github.camelinvokeai.client.workflow;

import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** When a form counts as empty, so that the older list of exposed fields stands in for it. */
class EmptyFormTest {

    @Test
    void aFormWithNothingInItsRootIsEmpty() {
        assertThat(inputs("", "")).isEqualTo(1);
    }

    @Test
    void aFormWithAHeadingIsNot() {
        assertThat(inputs("\"x\"", ", \"x\": {\"id\": \"x\", \"type\": \"heading\", \"data\": {\"content\": \"Hello\"}}"))
                .isZero();
    }

    @Test
    void neitherIsAFormWithAnEmptyContainerInItsRoot() {
        assertThat(inputs(
                "\"x\"",
                ", \"x\": {\"id\": \"x\", \"type\": \"container\", \"data\": {\"layout\": \"row\", \"children\": []}}"))
                .isZero();
    }

    private static int inputs(String children, String elements) {
        String workflow = """
                {"meta": {"version": "4.0.0"}, "edges": [], "exposedFields": [{"nodeId": "n", "fieldName": "value"}],
                 "nodes": [{"id": "n", "type": "invocation", "data": {"id": "n", "type": "integer", "isIntermediate": true,
                  "useCache": true, "inputs": {"value": {"name": "value", "label": "", "value": 1}}}}],
                 "form": {"rootElementId": "root", "elements": {
                  "root": {"id": "root", "type": "container", "data": {"layout": "column", "children": [%s]}}%s}}}"""
                .formatted(children, elements);
        return WorkflowHandle.compile(WorkflowDefinition.fromJson(workflow), NodeSchema.shipped()).inputs().size();
    }
}
