package io.github.camelinvokeai.embedded.node;

import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NodeRegistryTest {

    private final NodeRegistry nodes = new NodeRegistry();

    @ParameterizedTest
    @ValueSource(strings = { "cpu-nodes.json", "sd15-text-to-image.json", "sdxl-text-to-image.json", "image-to-image.json" })
    void runsAllNodesOfOurWorkflows(String file) {
        Set<String> types = WorkflowDefinition.fromClassPath("workflows/" + file).raw().path("nodes").valueStream()
                .filter(node -> node.path("type").asText().equals("invocation"))
                .map(node -> node.path("data").path("type").asText()).collect(Collectors.toSet());

        assertThat(types).isNotEmpty().isSubsetOf(nodes.types());
    }

    @Test
    void runsNothingThatInvokeAIDoesNotHave() {
        assertThat(nodes.types()).isSubsetOf(NodeSchema.shipped().templates().keySet());
        assertThat(nodes.runner("no_such_type")).isEmpty();
    }

    @Test
    void primitivesHandOnTheirValue() {
        assertThat(NodeUnderTest.of("integer").with("value", 3_000_000_000L).run().toString())
                .isEqualTo("{\"value\":3000000000,\"type\":\"integer_output\"}");
        assertThat(NodeUnderTest.of("float").with("value", 2).run().toString())
                .isEqualTo("{\"value\":2.0,\"type\":\"float_output\"}");
        assertThat(NodeUnderTest.of("string").with("value", "a").run().toString())
                .isEqualTo("{\"value\":\"a\",\"type\":\"string_output\"}");
        assertThat(NodeUnderTest.of("boolean").with("value", true).run().toString())
                .isEqualTo("{\"value\":true,\"type\":\"boolean_output\"}");
    }
}
