package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A connector has one input, 'in', and one output, 'out'; edges at other handles are no connections. */
class ConnectorHandleTest {

    private static final String FEED = edge("source", "value", "c", "in");

    @Test
    void anEdgeFromTheOutputIsFedByWhatFeedsTheConnector() {
        assertThat(graphEdges(compile(FEED, edge("c", "out", "target", "a")))).hasSize(1);
    }

    @Test
    void anEdgeFromAnotherHandleIsLeftOutWithAWarning() {
        WorkflowHandle handle = compile(FEED, edge("c", "value", "target", "a"));
        assertThat(graphEdges(handle)).isEmpty();
        assertThat(handle.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.place()).isEqualTo("edges[1]");
            assertThat(warning.text()).contains("a connector has no output value");
        });
    }

    @Test
    void anEdgeFromANodeThatDoesNotExistLeavesTheConnectorToTheNext() {
        WorkflowHandle handle = compile(edge("gone", "value", "c", "in"), FEED, edge("c", "out", "target", "a"));
        assertThat(graphEdges(handle)).singleElement()
                .satisfies(edge -> assertThat(edge.at("/source/node_id").textValue()).isEqualTo("source"));
    }

    @Test
    void anEdgeFromAnotherHandleOfAConnectorDoesNotFeedTheNextOne() {
        WorkflowHandle handle = compile(FEED, edge("c", "in", "d", "in"), edge("d", "out", "target", "a"));
        assertThat(graphEdges(handle)).isEmpty();
        assertThat(handle.warnings()).extracting(WorkflowWarning::place).containsExactly("edges[1]", "edges[2]");
        assertThat(handle.warnings().get(1).text()).contains("nothing feeds the connector");
    }

    private static JsonNode graphEdges(WorkflowHandle handle) {
        return handle.newSubmission().preview().payload().at("/batch/graph/edges");
    }

    private static WorkflowHandle compile(String... edges) {
        String workflow = "{\"meta\": {\"version\": \"4.0.0\"}, \"exposedFields\": [], \"nodes\": ["
                          + node("source", "integer") + "," + node("target", "add") + "," + connector("c") + ","
                          + connector("d")
                          + "], \"edges\": [" + String.join(",", edges) + "]}";
        return WorkflowHandle.compile(WorkflowDefinition.fromJson(workflow), NodeSchema.shipped());
    }

    private static String node(String id, String type) {
        String version = NodeSchema.shipped().template(type).orElseThrow().version();
        return """
                {"id": "%s", "type": "invocation", "data": {"id": "%s", "type": "%s", "version": "%s",
                 "isIntermediate": true, "useCache": true, "inputs": {}}}""".formatted(id, id, type, version);
    }

    private static String connector(String id) {
        return "{\"id\": \"%s\", \"type\": \"connector\", \"data\": {\"id\": \"%s\", \"type\": \"connector\"}}".formatted(id,
                id);
    }

    private static String edge(String source, String sourceHandle, String target, String targetHandle) {
        return """
                {"type": "default", "source": "%s", "sourceHandle": "%s", "target": "%s", "targetHandle": "%s"}"""
                .formatted(source, sourceHandle, target, targetHandle);
    }
}
