package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A workflow of an older schema travels as one of today's, for the values in it are of today. */
class OldSchemaEmbeddingTest {

    private static final String MODEL = "{\"key\":\"k\",\"hash\":\"h\",\"name\":\"n\",\"base\":\"sd-1\",\"type\":\"main\"}";

    @ParameterizedTest
    @CsvSource({ "1.0.0, 4.0.0", "2.0.0, 4.0.0", "3.0.0, 4.0.0", "x, 4.0.0", "4.0.0, 4.0.0", "4.1.0, 4.1.0", "10.0.0, 10.0.0" })
    void theSchemaVersionIsAtLeastTodays(String ofTheFile, String embedded) {
        assertThat(embedded(ofTheFile, "").at("/meta/version").textValue()).isEqualTo(embedded);
    }

    @Test
    void aNodeGetsWhatTheFirstSchemaDidWithout() {
        JsonNode data = embedded("1.0.0", "").at("/nodes/0/data");
        assertThat(data.path("version").textValue()).isEqualTo("1.0.0");
        assertThat(data.path("useCache").booleanValue()).isTrue();
    }

    @Test
    void whatANodeSaysItselfStays() {
        JsonNode data = embedded("1.0.0", "\"version\": \"1.0.3\", \"useCache\": false,").at("/nodes/0/data");
        assertThat(data.path("version").textValue()).isEqualTo("1.0.3");
        assertThat(data.path("useCache").booleanValue()).isFalse();
    }

    @Test
    void aModelThatIsSetReplacesOneOfTheOldKind() {
        assertThat(embedded("2.0.0", "").at("/nodes/0/data/inputs/model/value")).hasToString(MODEL);
    }

    private static JsonNode embedded(String schemaVersion, String data) {
        String workflow = """
                {"meta": {"version": "%s"}, "edges": [], "exposedFields": [{"nodeId": "n", "fieldName": "model"}],
                 "nodes": [{"id": "n", "type": "invocation", "data": {"id": "n", "type": "main_model_loader", %s
                  "isIntermediate": true, "inputs": {"model": {"name": "model", "label": "",
                   "value": {"model_name": "old", "base_model": "sd-1", "model_type": "main"}}}}}]}"""
                .formatted(schemaVersion, data);
        return WorkflowHandle.compile(WorkflowDefinition.fromJson(workflow), NodeSchema.shipped()).newSubmission()
                .set("0", MODEL).preview().payload().at("/batch/workflow");
    }
}
