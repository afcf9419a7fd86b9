package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The pictures of an image_collection, which stood in the input 'collection' before its version 1.0.2. */
class RenamedInputTest {

    private static final String OLD_PICTURE = "[{\"image_name\":\"old.png\"}]";
    private static final String NEW_PICTURE = "[{\"image_name\":\"new.png\"}]";

    @ParameterizedTest
    @ValueSource(strings = { "1.0.0", "1.0.1" })
    void picturesOfAnOlderNodeMoveToTheNewInputAndLeaveAnEmptyListAsInTheUi(String version) {
        JsonNode node = graphNode(workflow(version, OLD_PICTURE, "[]", ""));
        assertThat(node.path("images")).hasToString(OLD_PICTURE);
        assertThat(node.path("collection")).hasToString("[]");
    }

    @Test
    void picturesThatTheNewInputHasStay() {
        assertThat(graphNode(workflow("1.0.1", OLD_PICTURE, NEW_PICTURE, "")).path("images")).hasToString(NEW_PICTURE);
    }

    @Test
    void nothingMovesInANodeOfToday() {
        assertThat(graphNode(workflow("1.0.2", OLD_PICTURE, "[]", "")).path("images")).hasToString("[]");
    }

    @Test
    void nothingMovesWhereAnEdgeFeedsTheOldInput() {
        String edge = """
                {"type": "default", "source": "s", "sourceHandle": "collection", "target": "n",
                 "targetHandle": "collection"}""";
        assertThat(graphNode(workflow("1.0.1", OLD_PICTURE, "[]", edge)).path("images")).hasToString("[]");
    }

    @Test
    void aFormThatShowsTheOldInputShowsTheNewOne() {
        WorkflowInput input = compile(workflow("1.0.1", OLD_PICTURE, "[]", "")).input(0);
        assertThat(input.address()).isEqualTo("n.images");
        assertThat(input.label()).isEqualTo("Images");
        assertThat(input.value()).hasToString(OLD_PICTURE);
    }

    private static JsonNode graphNode(String workflow) {
        return compile(workflow).newSubmission().preview().payload().at("/batch/graph/nodes/n");
    }

    private static WorkflowHandle compile(String workflow) {
        return WorkflowHandle.compile(WorkflowDefinition.fromJson(workflow), NodeSchema.shipped());
    }

    private static String workflow(String version, String collection, String images, String edge) {
        return """
                {"meta": {"version": "4.0.0"}, "exposedFields": [{"nodeId": "n", "fieldName": "collection"}],
                 "edges": [%s],
                 "nodes": [
                  {"id": "s", "type": "invocation", "data": {"id": "s", "type": "image_collection", "version": "1.0.2",
                   "isIntermediate": true, "useCache": true, "inputs": {}}},
                  {"id": "n", "type": "invocation", "data": {"id": "n", "type": "image_collection", "version": "%s",
                   "isIntermediate": true, "useCache": true, "inputs": {
                    "collection": {"name": "collection", "label": "", "value": %s},
                    "images": {"name": "images", "label": "", "value": %s}}}}]}"""
                .formatted(edge, version, collection, images);
    }
}
