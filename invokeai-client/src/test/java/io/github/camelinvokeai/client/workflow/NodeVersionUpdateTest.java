package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nodes saved with another version of their type than the one that the schema knows (here: noise 1.1.0). */
class NodeVersionUpdateTest {

    private static final String OWN_VALUES = """
            {"width": {"name": "width", "label": "", "value": 64},
             "height": {"name": "height", "label": "Height", "value": 32}}""";

    @Test
    void inputsThatTheNodeHasGainedGetTheValueOfANewNode() {
        JsonNode noise = graphNode(noise("1.0.0", OWN_VALUES));
        assertThat(noise.path("noise_type")).hasToString("\"SD\"");
        assertThat(noise.path("use_cpu")).hasToString("true");
    }

    @Test
    void valuesOfItsOwnStay() {
        JsonNode noise = graphNode(noise("1.0.0", OWN_VALUES));
        assertThat(noise.path("width").intValue()).isEqualTo(64);
        assertThat(noise.path("height").intValue()).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"name\": \"width\"}", "{\"name\": \"width\", \"value\": null}",
            "{\"name\": \"width\", \"value\": {\"model_name\": \"old\"}}" })
    void anInputWithoutAValueThatStillCountsGetsOne(String width) {
        assertThat(graphNode(noise("1.0.0", "{\"width\": " + width + "}")).path("width").intValue()).isEqualTo(512);
    }

    @Test
    void aNodeOfTheSameVersionStaysAsItIs() {
        String current = NodeSchema.shipped().template("noise").orElseThrow().version();
        assertThat(graphNode(noise(current, OWN_VALUES)).has("noise_type")).isFalse();
    }

    @Test
    void aNodeOfANewerMinorVersionIsCompletedToo() {
        assertThat(graphNode(noise("1.99.0", OWN_VALUES)).has("noise_type")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "2.0.0", "0.9.0", "soon" })
    void aNodeOfAnotherMajorVersionStaysAsItIsWithAWarning(String version) {
        WorkflowHandle handle = compile(workflow("4.0.0", noise(version, OWN_VALUES), ""));
        assertThat(handle.newSubmission().preview().payload().at("/batch/graph/nodes/n").has("noise_type")).isFalse();
        assertThat(handle.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.place()).isEqualTo("nodes[0] (n)");
            assertThat(warning.text()).contains("version " + version + " in the file");
        });
    }

    @Test
    void aNodeOfTheFirstWorkflowSchemaIsOfTheFirstVersionUnlessItSays() {
        String unversioned = noise("", OWN_VALUES).replace("\"version\": \"\",", "");
        assertThat(compile(workflow("1.0.0", unversioned, "")).newSubmission().preview().payload()
                .at("/batch/graph/nodes/n").has("noise_type")).isTrue();
        assertThat(compile(workflow("3.0.0", unversioned, "")).newSubmission().preview().payload()
                .at("/batch/graph/nodes/n").has("noise_type")).isFalse();
    }

    @Test
    void aFormMayShowAnInputThatTheNodeHasGained() {
        WorkflowHandle handle = compile(
                workflow("4.0.0", noise("1.0.0", OWN_VALUES), "{\"nodeId\": \"n\", \"fieldName\": \"noise_type\"}"));
        assertThat(handle.warnings()).isEmpty();
        assertThat(handle.input(0).label()).isEqualTo("Noise Type");
        assertThat(handle.input(0).value()).hasToString("\"SD\"");
    }

    @Test
    void aValueForAGainedInputTravelsWithTheNameThatTheUiInsistsOn() {
        WorkflowHandle handle = compile(
                workflow("4.0.0", noise("1.0.0", OWN_VALUES), "{\"nodeId\": \"n\", \"fieldName\": \"noise_type\"}"));
        JsonNode batch = handle.newSubmission().set("0", "FLUX").preview().payload().path("batch");
        assertThat(batch.at("/graph/nodes/n/noise_type")).hasToString("\"FLUX\"");
        assertThat(batch.at("/workflow/nodes/0/data/inputs/noise_type"))
                .hasToString("{\"name\":\"noise_type\",\"value\":\"FLUX\"}");
    }

    @Test
    void theFileItselfIsNotChanged() {
        WorkflowDefinition definition = WorkflowDefinition.fromJson(workflow("4.0.0", noise("1.0.0", OWN_VALUES), ""));
        String before = definition.toJson();
        WorkflowHandle.compile(definition, NodeSchema.shipped()).newSubmission().preview();
        assertThat(definition.toJson()).isEqualTo(before);
    }

    @Test
    void nullIsAValueWhereANodeTakesAnything() {
        String metadata = """
                {"id": "n", "type": "invocation", "data": {"id": "n", "type": "core_metadata", "version": "2.0.0",
                 "isIntermediate": true, "useCache": true, "inputs": {"seed": {"name": "seed", "value": null}}}}""";
        JsonNode node = graphNode(metadata);
        assertThat(node.path("seed").isNull()).isTrue();
        assertThat(node.path("width")).hasToString("0");
    }

    private static JsonNode graphNode(String node) {
        return compile(workflow("4.0.0", node, "")).newSubmission().preview().payload().at("/batch/graph/nodes/n");
    }

    private static WorkflowHandle compile(String workflow) {
        return WorkflowHandle.compile(WorkflowDefinition.fromJson(workflow), NodeSchema.shipped());
    }

    private static String workflow(String schemaVersion, String node, String exposed) {
        return "{\"meta\": {\"version\": \"" + schemaVersion + "\"}, \"nodes\": [" + node + "], \"edges\": [],"
               + " \"exposedFields\": [" + exposed + "]}";
    }

    private static String noise(String version, String inputs) {
        return "{\"id\": \"n\", \"type\": \"invocation\", \"data\": {\"id\": \"n\", \"type\": \"noise\", \"version\": \""
               + version + "\",\"isIntermediate\": true, \"useCache\": true, \"inputs\": " + inputs + "}}";
    }
}
