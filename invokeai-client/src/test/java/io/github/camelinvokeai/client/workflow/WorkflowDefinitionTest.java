package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

class WorkflowDefinitionTest {

    @Test
    void saysWhatItsAuthorWrote() {
        WorkflowDefinition definition = workflow().top("name", json("'Portrait'")).top("description", json("'Of a camel'"))
                .definition();

        assertThat(definition.name()).isEqualTo("Portrait");
        assertThat(definition.description()).isEqualTo("Of a camel");
        assertThat(definition.schemaVersion()).isEqualTo("4.0.0");
        assertThat(definition).hasToString("WorkflowDefinition[Portrait, JSON tree]");
    }

    @Test
    void isSilentAboutWhatItsAuthorLeftOut() {
        WorkflowDefinition definition = WorkflowDefinition.fromJson("{\"name\":null,\"nodes\":[]}");

        assertThat(definition.name()).isEmpty();
        assertThat(definition.description()).isEmpty();
        assertThat(definition.schemaVersion()).isEmpty();
        assertThat(definition).hasToString("WorkflowDefinition[JSON text]");
    }

    @Test
    void keepsTheJsonAsItWasRead() {
        String text = "{\"id\":\"7\",\"nodes\":[{\"id\":\"a\",\"unknown\":[1.50,null]}],\"form\":null,\"later\":{\"x\":1}}";
        WorkflowDefinition definition = WorkflowDefinition.fromJson(text);

        assertThat(definition.toJson()).isEqualTo(text);
        assertThat(definition.raw()).hasToString(text);
    }

    @Test
    void itTellsTheTypesOfTheNodesThatRun() {
        WorkflowDefinition definition = WorkflowDefinition.fromJson(
                """
                        {"nodes": [{"id": "a", "type": "invocation", "data": {"type": "add"}}, {"id": "n", "type": "notes"},
                                   {"id": "b", "type": "invocation", "data": {"type": "add"}}]}
                        """);

        assertThat(definition.nodeTypes()).containsExactly("add");
    }

    @Test
    void nobodyCanChangeItFromOutside() {
        WorkflowBuilder builder = workflow().node("a", "add").input("a", 1);
        WorkflowDefinition definition = builder.definition();
        String before = definition.toJson();

        builder.input("a", 2);
        ((ObjectNode) definition.raw().at("/nodes/0/data/inputs/a")).put("value", 3);

        assertThat(definition.toJson()).isEqualTo(before);
    }
}
