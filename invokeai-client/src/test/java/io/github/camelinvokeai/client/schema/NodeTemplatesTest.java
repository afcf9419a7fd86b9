package io.github.camelinvokeai.client.schema;

import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A node type of a custom pack, and documents of servers older or newer than the shipped facts. */
class NodeTemplatesTest {

    private static final String OUTPUT = """
            "MineOutput": {"class": "output", "properties": {
              "type": {"const": "mine_output", "default": "mine_output"},
              "value": {"$ref": "#/components/schemas/MineField", "field_kind": "output"},
              "odd": {"type": "object", "field_kind": "output"},
              "plain": {"type": "string"}}}""";

    @Test
    void readsAMinimalCustomNode() {
        NodeTemplate node = read("""
                "amount": {"type": "integer", "minimum": 3, "field_kind": "input"},
                "someValue2": {"$ref": "#/components/schemas/MineField", "field_kind": "input", "input": "any"}""");
        assertThat(node.type()).isEqualTo("mine");
        assertThat(node.title()).isEqualTo("Mine");
        assertThat(node.version()).isEmpty();
        assertThat(node.category()).isEqualTo("other");
        assertThat(node.nodePack()).isEqualTo("my-pack");
        assertThat(node.outputType()).isEqualTo("mine_output");
        assertThat(node.useCache()).isTrue();
        assertThat(node.inputs().keySet()).containsExactly("amount", "someValue2");
        assertThat(node.outputs()).containsOnlyKeys("value");
    }

    @Test
    void aTypeOfThePackIsConnectionOnlyAndKeepsItsName() {
        FieldTemplate field = field("{\"$ref\": \"#/components/schemas/MineField\", \"field_kind\": \"input\"}");
        assertThat(field.type()).isEqualTo(FieldType.single("MineField"));
        assertThat(field.type().kind()).isEqualTo(FieldKind.ANY);
        assertThat(field.connectionOnly()).isTrue();
    }

    @Test
    void whatIsNotSaidHasAMeaning() {
        FieldTemplate field = field("{\"type\": \"integer\", \"field_kind\": \"input\"}");
        assertThat(field.title()).isEqualTo("Field");
        assertThat(field.description()).isEmpty();
        assertThat(field.input()).isEqualTo(InputMode.ANY);
        assertThat(field.required()).isFalse();
        assertThat(field.hidden()).isFalse();
        assertThat(field.defaultValue()).isNull();
        assertThat(field.range()).isEqualTo(NumberRange.UNLIMITED);
        assertThat(field.items()).isEqualTo(SizeLimits.UNLIMITED);
        assertThat(field.characters()).isEqualTo(SizeLimits.UNLIMITED);
        assertThat(field.choices()).isEmpty();
        assertThat(field.models()).isEqualTo(ModelFilter.EVERY_MODEL);
    }

    @Test
    void unknownWordsAreTolerated() {
        FieldTemplate field = field("""
                {"type": "string", "field_kind": "quantum", "input": "telepathy", "ui_component": "hologram", "x": [1]}""");
        assertThat(field.input()).isEqualTo(InputMode.ANY);
        assertThat(field.type().kind()).isEqualTo(FieldKind.STRING);
    }

    @Test
    void theOriginalDefaultServesWhereThereIsNoOther() {
        assertThat(field("{\"type\": \"integer\", \"field_kind\": \"input\", \"default\": null, \"orig_default\": 4}")
                .defaultValue().intValue()).isEqualTo(4);
    }

    @Test
    void olderServersNameTheModelsThatFitByType() {
        FieldTemplate field = field("""
                {"$ref": "#/components/schemas/ModelIdentifierField", "field_kind": "input", "input": "any",
                 "ui_type": "SDXLMainModelField"}""");
        assertThat(field.type()).isEqualTo(FieldType.single("ModelIdentifierField"));
        assertThat(field.models())
                .isEqualTo(new ModelFilter(Set.of("sdxl"), Set.of("main"), Set.of(), Set.of(), Set.of()));
    }

    @Test
    void inputsThatCannotBeReadAreLeftOut() {
        assertThat(read("""
                "markerless": {"type": "integer"},
                "is_intermediate": {"type": "boolean", "field_kind": "node_attribute", "ui_type": "IsIntermediate"},
                "noChoice": {"type": "string", "enum": [], "field_kind": "input"},
                "many": {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "boolean"}], "field_kind": "input"},
                "good": {"type": "string", "field_kind": "input"}""").inputs()).containsOnlyKeys("good");
    }

    @Test
    void leavesOutWhatIsNoNodeOfAWorkflow() {
        assertThat(NodeTemplates.read(tree(nodes("graph", "linear_ui_output", "kept")))).containsOnlyKeys("kept");
    }

    @Test
    void leavesOutANodeWithoutKnownOutput() {
        assertThat(NodeTemplates.read(tree("""
                {"components": {"schemas": {"A": {"class": "invocation", "output": {"$ref": "#/components/schemas/Gone"},
                 "properties": {"type": {"default": "a"}}}}}}"""))).isEmpty();
    }

    private static FieldTemplate field(String property) {
        return read("\"field\": " + property).input("field").orElseThrow();
    }

    private static NodeTemplate read(String properties) {
        NodeSchema schema = NodeSchema.fromOpenApi(tree("""
                {"components": {"schemas": {"MineInvocation": {"class": "invocation", "title": "MineInvocation",
                 "node_pack": "my-pack", "output": {"$ref": "#/components/schemas/MineOutput"},
                 "properties": {"id": {"type": "string", "field_kind": "node_attribute"}, %s,
                 "type": {"const": "mine"}}}, %s}}}""".formatted(properties, OUTPUT)), "6.14.2", "test");
        return schema.template("mine").orElseThrow();
    }

    private static String nodes(String... types) {
        StringBuilder schemas = new StringBuilder(OUTPUT);
        for (String type : types) {
            schemas.append("""
                    , "%s": {"class": "invocation", "output": {"$ref": "#/components/schemas/MineOutput"},
                     "properties": {"type": {"default": "%s"}}}""".formatted(type, type));
        }
        return "{\"components\": {\"schemas\": {" + schemas + "}}}";
    }

    private static JsonNode tree(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
