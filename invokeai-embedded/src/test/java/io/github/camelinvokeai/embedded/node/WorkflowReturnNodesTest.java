package io.github.camelinvokeai.embedded.node;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkflowReturnNodesTest {

    @Test
    void aValueIsNamed() {
        assertThat(NodeUnderTest.of("workflow_return_value").with("key", " size ").with("value", 7).run().toString())
                .isEqualTo("{\"value\":{\"key\":\"size\",\"value\":7},\"type\":\"workflow_return_value_output\"}");
    }

    @Test
    void oneNamedValueOrSeveralAreReturnedByKey() {
        Map<String, Object> size = Map.of("key", "size", "value", 7);
        Map<String, Object> name = Map.of("key", "name", "value", "a");

        assertThat(NodeUnderTest.of("workflow_return").with("values", size).run().toString())
                .isEqualTo("{\"values\":{\"size\":7},\"type\":\"workflow_return_output\"}");
        assertThat(NodeUnderTest.of("workflow_return").with("values", List.of(size, name)).run().path("values").toString())
                .isEqualTo("{\"size\":7,\"name\":\"a\"}");
        assertThatThrownBy(NodeUnderTest.of("workflow_return").with("values", List.of(size, size))::run)
                .hasMessage("Duplicate workflow return key 'size'.");
    }

    @Test
    void aReturnedValueIsTakenByItsKey() {
        NodeUnderTest node = NodeUnderTest.of("workflow_return_get").with("values", Map.of("size", 7));

        assertThat(node.with("key", "size").run().path("value").intValue()).isEqualTo(7);
        assertThatThrownBy(node.with("key", "name")::run).hasMessage("Workflow return key 'name' was not found.");
        assertThatThrownBy(node.with("key", " ")::run).hasMessage("Workflow return key must not be empty.");
    }
}
