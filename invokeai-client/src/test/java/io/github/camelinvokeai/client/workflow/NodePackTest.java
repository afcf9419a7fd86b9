package io.github.camelinvokeai.client.workflow;

import java.util.Map;

import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.field.CustomField;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nodes of a pack with types of its own, which InvokeAI's UI has no control for. */
class NodePackTest {

    private static final NodeSchema PACK = NodeSchema.fromOpenApi(
            json("{'components':{'schemas':{'Out':{'class':'output','properties':{'type':{'default':'out'}}},"
                 + "'Paint':{'class':'invocation','output':{'$ref':'#/components/schemas/Out'},'properties':{'type':{'default':'paint'},"
                 + field("palette", "PaletteField", "any") + "," + field("brush", "BrushField", "any") + ","
                 + field("canvas", "CanvasField", "connection") + "}}}}}"),
            "9.0", "a server");

    private static String field(String name, String type, String input) {
        return "'" + name + "':{'$ref':'#/components/schemas/" + type + "','field_kind':'input','input':'" + input
               + "','orig_required':false}";
    }

    private static WorkflowHandle compile(String stored) {
        return WorkflowHandle.compile(
                workflow().node("p", "paint").input("palette", null).input("brush", json(stored)).input("canvas", null)
                        .shown("p.palette").shown("p.brush").shown("p.canvas").definition(),
                PACK);
    }

    @Test
    void aFieldOfTheFormTakesWhatThePluginOfItsTypeTakes() {
        WorkflowHandle workflow = compile("null");

        assertThat(workflow.input("p.palette").field()).isInstanceOf(CustomField.class);
        assertThat(Sent.by(workflow.newSubmission().set("p.palette", "red,green")).node("p").path("palette"))
                .isEqualTo(json("['red','green']"));
    }

    @Test
    void aFieldOfTheFormTakesAnyJsonIfNobodyHasAPluginForIt() {
        Sent sent = Sent.by(compile("null").newSubmission().set("p.brush", Map.of("size", 3)));

        assertThat(sent.node("p").path("brush")).isEqualTo(json("{'size':3}"));
        assertThat(sent.embedded("p", "brush")).isEqualTo(json("{'size':3}"));
    }

    @Test
    void whatTheFileStoresForItIsNotSentAsTheEditorWouldNot() {
        assertThat(Sent.by(compile("{'size':3}").newSubmission()).node("p").has("brush")).isFalse();
    }

    @Test
    void whatThePackTakesByAnEdgeOnlyIsRefused() {
        assertThatThrownBy(() -> compile("null").newSubmission().set("p.canvas", Map.of()))
                .isInstanceOf(InvalidValueException.class).hasMessageContaining("takes an edge only");
    }

    @Test
    void anInputSaysWhetherTheNodeFactsKnowIt() {
        assertThat(compile("null").input("p.brush").known()).isTrue();
        assertThat(workflow().node("p", "paint").input("brush", 1).shown("p.brush").compile().input(0).known()).isFalse();
    }
}
