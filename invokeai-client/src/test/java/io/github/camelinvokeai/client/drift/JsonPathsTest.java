package io.github.camelinvokeai.client.drift;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.InputMapFormatException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.drift.EditedWorkflow.everyKind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonPathsTest {

    private final JsonPaths paths = new JsonPaths(everyKind().compile().definition());

    @Test
    void countsThePlacesThatAnExpressionLeadsTo() {
        assertThat(paths.matches("$.nodes[?(@.id == 'words')].data.inputs['value'].value")).isEqualTo(1);
        assertThat(paths.matches("$.nodes[?(@.id == 'photo')].data.inputs['image'].value")).isZero();
        assertThat(paths.matches("$.nothing.there")).isZero();
        assertThat(paths.matches("$.meta.version")).isEqualTo(1);
        assertThat(paths.matches("$.nodes[*].data.type")).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "$.nodes[?(@.id == 'a]", "$..", "$.nodes[?(" })
    void whatIsNoExpressionIsSaid(String path) {
        assertThatThrownBy(() -> paths.matches(path)).isInstanceOf(InputMapFormatException.class)
                .hasMessageContaining("is no JsonPath expression");
    }

    /** Ids and names are whatever stands in the file; a path that does not lead to its value is left out of a map. */
    @ParameterizedTest
    @ValueSource(strings = {
            "plain", "it's", "back\\slash", "a\"b", "a]b", "a)b", "a.b", "a b", "ä🐪", "$", "@.id", "true", "null", "12", "{}",
            "[1]",
            "a'b\\'c", "line\nbreak", "/x/", "x == 'y" })
    void aPathInAMapLeadsToOnePlaceWhateverTheIdsAre(String odd) {
        WorkflowHandle workflow = workflow(odd);

        InputMap map = InputMap.of(workflow);

        assertThat(map.inputs()).hasSize(1);
        assertThat(map.verify(workflow).warnings()).isEmpty();
        assertThat(map.verify(workflow).inputs()).allMatch(InputDrift::unchanged);
    }

    private static WorkflowHandle workflow(String odd) {
        ObjectNode tree = Json.mapper().createObjectNode();
        ObjectNode node = tree.putArray("nodes").addObject().put("id", odd).put("type", "invocation");
        node.putObject("data").put("id", odd).put("type", "unknown").putObject("inputs").putObject(odd)
                .put("name", odd).put("label", "Label").put("value", 1);
        tree.putArray("edges");
        tree.putArray("exposedFields").addObject().put("nodeId", odd).put("fieldName", odd);
        return WorkflowHandle.compile(WorkflowDefinition.fromTree(tree), NodeSchema.shipped());
    }
}
