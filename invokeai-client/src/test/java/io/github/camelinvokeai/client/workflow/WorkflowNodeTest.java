package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

class WorkflowNodeTest {

    @ParameterizedTest
    @CsvSource({
            "invocation, add, true, false", "invocation, unknown, true, false", "invocation, string_batch, false, true",
            "invocation, image_generator, false, false", "notes, add, false, false", "connector, add, false, false",
            "invocation, my_own_batch, true, false" })
    void runsUnlessItOnlySuppliesValuesOrOnlyShowsSomething(String outerType, String type, boolean runs, boolean batch) {
        WorkflowNode node = node(workflow().node("n", type).as(outerType));

        assertThat(node.executable()).isEqualTo(runs);
        assertThat(node.batchNode()).isEqualTo(batch);
        assertThat(node.connector()).isEqualTo(outerType.equals("connector"));
    }

    @Test
    void isCalledByItsLabelThenByTheTitleOfItsTypeThenByItsType() {
        assertThat(node(workflow().node("n", "add").named("Sum")).label()).isEqualTo("Sum");
        assertThat(node(workflow().node("n", "add").named(" ")).label()).isEqualTo("Add Integers");
        assertThat(node(workflow().node("n", "unknown")).label()).isEqualTo("unknown");
    }

    @Test
    void knowsItsPlaceInTheFile() {
        assertThat(node(workflow().node("n", "add")).place()).isEqualTo("nodes[0] (n)");
    }

    @Test
    void theFactsThatItCarriesItselfGoBeforeThoseOfItsType() {
        WorkflowNode node = node(workflow().node("n", "add").with("dynamicInputTemplates",
                json("{'a':{'type':{'name':'StringField','cardinality':'SINGLE'}},'b':null}")));

        assertThat(node.field("a").type().kind()).isEqualTo(FieldKind.STRING);
        assertThat(node.field("b").type().kind()).isEqualTo(FieldKind.INTEGER);
        assertThat(node.field("c")).isNull();
        assertThat(node(workflow().node("n", "unknown")).field("a")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{'data':null}", "{'data':7}", "{'data':{'inputs':[]}}", "{'data':{'inputs':{'a':7}}}" })
    void toleratesWhateverItsDataAre(String json) {
        WorkflowNode node = new WorkflowNode(0, "n", json(json), null, false);

        assertThat(node.type()).isEmpty();
        assertThat(node.label()).isEmpty();
        assertThat(node.input("a").path("value").isMissingNode()).isTrue();
        assertThat(node.field("a")).isNull();
    }

    private static WorkflowNode node(WorkflowBuilder workflow) {
        JsonNode json = workflow.tree().at("/nodes/0");
        return new WorkflowNode(
                0, "n", json, NodeSchema.shipped().template(json.at("/data/type").asText()).orElse(null), false);
    }
}
