package io.github.camelinvokeai.client.schema;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.error.SchemaFormatException;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NodeSchemaTest {

    private final NodeSchema schema = NodeSchema.shipped();

    @Test
    void shipsTheNodeTypesOf6142() {
        assertThat(schema.version()).isEqualTo("6.14.2");
        assertThat(schema.source()).isEqualTo("shipped with this client");
        assertThat(schema).hasToString("node types of InvokeAI 6.14.2 (shipped with this client)");
        assertThat(schema.templates()).hasSize(309);
        assertThat(schema.templates().values()).extracting(NodeTemplate::nodePack).containsOnly("invokeai");
        assertThat(schema.templates().values()).extracting(NodeTemplate::outputType).noneMatch(String::isEmpty);
        assertThat(schema.templates().values()).extracting(NodeTemplate::outputs).noneMatch(Map::isEmpty);
    }

    @Test
    void theFactsFileNamesTheReleaseItWasTrimmedFrom() {
        assertThat(ShippedNodeFacts.document().at("/info/version").asText()).isEqualTo(ShippedNodeFacts.VERSION);
    }

    @Test
    void isReadOnce() {
        assertThat(NodeSchema.shipped()).isSameAs(schema);
    }

    @Test
    void countsOfInputs() {
        assertThat(inputs(field -> true)).hasSize(1541);
        assertThat(inputs(FieldTemplate::connectionOnly)).hasSize(445);
        assertThat(inputs(field -> !field.connectionOnly())).hasSize(1096);
        assertThat(inputs(field -> !field.connectionOnly() && field.hidden())).hasSize(8);
    }

    @Test
    void countsOfSettableInputsByKind() {
        assertThat(settable(FieldKind.STRING)).hasSize(97);
        assertThat(settable(FieldKind.INTEGER)).hasSize(284);
        assertThat(settable(FieldKind.FLOAT)).hasSize(184);
        assertThat(settable(FieldKind.BOOLEAN)).hasSize(78);
        assertThat(settable(FieldKind.ENUM)).hasSize(90);
        assertThat(settable(FieldKind.SCHEDULER)).hasSize(5);
        assertThat(settable(FieldKind.MODEL)).hasSize(82);
        assertThat(settable(FieldKind.LORA)).hasSize(11);
        assertThat(settable(FieldKind.IMAGE)).hasSize(143);
        assertThat(settable(FieldKind.VIDEO)).hasSize(4);
        assertThat(settable(FieldKind.COLOR)).hasSize(5);
        assertThat(settable(FieldKind.STYLE_PRESET)).hasSize(1);
        assertThat(settable(FieldKind.SYSTEM_PROMPT)).hasSize(1);
        assertThat(settable(FieldKind.SAVED_WORKFLOW)).hasSize(1);
        assertThat(settable(FieldKind.GENERATOR)).hasSize(4);
        assertThat(settable(FieldKind.METADATA)).hasSize(4);
        assertThat(settable(FieldKind.ANY)).isEmpty();
    }

    @Test
    void hundredAndTwoNodeTypesSaveToABoard() {
        assertThat(settable(FieldKind.BOARD)).hasSize(102)
                .allSatisfy(field -> assertThat(field.name()).isEqualTo("board"))
                .allSatisfy(field -> assertThat(field.input()).isEqualTo(InputMode.DIRECT));
    }

    @Test
    void countsOfSettableInputsByCardinality() {
        assertThat(inputs(field -> !field.connectionOnly() && field.type().cardinality() == Cardinality.COLLECTION))
                .hasSize(25);
        assertThat(inputs(field -> !field.connectionOnly() && field.type().cardinality() == Cardinality.SINGLE_OR_COLLECTION))
                .hasSize(27);
    }

    @Test
    void everyEnumerationAndSchedulerHasChoices() {
        assertThat(Stream.of(FieldKind.ENUM, FieldKind.SCHEDULER).flatMap(kind -> settable(kind).stream()))
                .allSatisfy(field -> assertThat(field.choices()).isNotEmpty());
    }

    @Test
    void anUnknownTypeHasNoTemplate() {
        assertThat(schema.template("no_such_node")).isEmpty();
        assertThat(schema.template(null)).isEmpty();
    }

    @Test
    void templatesAreSortedAndUnmodifiable() {
        assertThat(List.copyOf(schema.templates().keySet())).isSorted();
        assertThatThrownBy(() -> schema.templates().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> schema.template("add").orElseThrow().inputs().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "[]", "\"text\"", "{\"openapi\":\"3.1.0\",\"paths\":{}}",
            "{\"components\":{\"schemas\":{\"Pet\":{\"type\":\"object\"}}}}",
            "{\"components\":{\"schemas\":{\"Half\":{\"class\":\"invocation\"}}}}", "{\"components\":{\"schemas\":[1,null]}}" })
    void refusesADocumentThatIsNotInvokeAIs(String document) throws Exception {
        var tree = Json.mapper().readTree(document);
        assertThatThrownBy(() -> NodeSchema.fromOpenApi(tree, "1", "file pets.json"))
                .isInstanceOf(SchemaFormatException.class)
                .hasMessageContaining("file pets.json").hasMessageContaining("/openapi.json");
    }

    @Test
    void refusesJsonNull() {
        assertThatThrownBy(() -> NodeSchema.fromOpenApi(NullNode.getInstance(), "1", "x"))
                .isInstanceOf(SchemaFormatException.class);
    }

    private List<FieldTemplate> settable(FieldKind kind) {
        return inputs(field -> !field.connectionOnly() && field.type().kind() == kind);
    }

    private List<FieldTemplate> inputs(Predicate<FieldTemplate> wanted) {
        return schema.templates().values().stream().flatMap(node -> node.inputs().values().stream()).filter(wanted).toList();
    }
}
