package io.github.camelinvokeai.client.workflow;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchNodesTest {

    private final KnownServer server = new KnownServer();

    @Test
    void aBatchNodeIsNotSentAndItsValuesAreTheDataOfTheBatch() {
        Sent sent = Sent.by(seeds("[1,2,3]"));

        assertThat(sent.nodeIds()).containsExactly("n");
        assertThat(sent.edges()).isEmpty();
        assertThat(data(sent)).isEqualTo(json("[[{'node_path':'n','field_name':'seed','items':[1,2,3]}]]"));
    }

    @Test
    void theStoredValueOfAFieldThatABatchFeedsIsSentAsTheUiDoes() {
        Sent sent = Sent.by(seeds("[1]"));

        assertThat(sent.node("n").path("seed")).isEqualTo(json("9"));
    }

    @Test
    void aStoredValueBesideABatchIsSentToAFieldThatTakesAnything() {
        Sent sent = Sent.by(workflow().node("b", "integer_batch").input("integers", List.of(1)).input("batch_group_id", "None")
                .node("choice", "if").input("true_input", "yes").edge("b.value", "choice.true_input"));

        assertThat(sent.node("choice").path("true_input")).isEqualTo(json("'yes'"));
    }

    @Test
    void theListOfABatchNodeThatAGeneratorFeedsIsConnected() {
        WorkflowHandle workflow = workflow().node("g", "integer_generator").input("generator").connector("c")
                .node("b", "integer_batch").input("integers", List.of(1)).node("n", "noise").input("seed")
                .edge("g.integers", "c.in").edge("c.out", "b.integers").edge("b.value", "n.seed").shown("b.integers").compile();

        assertThat(workflow.input(0).connected()).isTrue();
        assertThatThrownBy(() -> workflow.newSubmission().set(0, List.of(5))).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("fed by an edge");
    }

    @Test
    void nodesThatSayNothingOfAGroupAreApartFromThoseOfAnEmptyName() {
        Sent sent = Sent.by(workflow().node("n", "noise").input("seed").input("width")
                .node("x", "integer_batch").input("integers", List.of(1, 2)).input("batch_group_id", "")
                .node("y", "integer_batch").input("integers", List.of(64)).input("batch_group_id")
                .edge("x.value", "n.seed").edge("y.value", "n.width"));

        assertThat(data(sent)).hasSize(2);
    }

    @Test
    void anInputThatABatchFeedsIsConnected() {
        WorkflowHandle workflow = seeds("[1]").shown("n.seed", "b.integers").compile();

        assertThat(workflow.input(0).connected()).isTrue();
        assertThatThrownBy(() -> workflow.newSubmission().set(0, 5)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("fed by an edge");
    }

    @Test
    void theListOfABatchNodeIsAnInputLikeOthers() {
        Submission submission = seeds("[1]").shown("b.integers").compile().newSubmission().set(0, List.of(7, 8));
        Sent sent = Sent.by(submission);

        assertThat(data(sent).at("/0/0/items")).isEqualTo(json("[7,8]"));
        assertThat(sent.embedded("b", "integers")).isEqualTo(json("[7,8]"));
    }

    @Test
    void severalTargetsOfOneNodeTakeTurnsTogether() {
        Sent sent = Sent.by(seeds("[1,2]").node("m", "noise").edge("b.value", "m.seed"));

        assertThat(data(sent)).isEqualTo(
                json("""
                        [[{'node_path':'n','field_name':'seed','items':[1,2]},{'node_path':'m','field_name':'seed','items':[1,2]}]]"""));
    }

    @Test
    void valuesGoThroughConnectors() {
        Sent sent = Sent.by(workflow().node("b", "integer_batch").input("integers", List.of(4)).input("batch_group_id", "None")
                .connector("c").connector("d").node("n", "noise").input("seed")
                .edge("b.value", "c.in").edge("c.out", "d.in").edge("d.out", "n.seed"));

        assertThat(data(sent).at("/0/0/node_path").asText()).isEqualTo("n");
    }

    @Test
    void nodesWithoutAGroupMultiplyAndThoseOfAGroupTakeTurns() {
        Sent sent = Sent.by(workflow().node("n", "noise").input("seed").input("width").input("height")
                .node("x", "integer_batch").input("integers", List.of(1, 2)).input("batch_group_id", "Group 1")
                .node("y", "integer_batch").input("integers", List.of(64, 72)).input("batch_group_id", "None")
                .node("z", "integer_batch").input("integers", List.of(80, 88)).input("batch_group_id", "Group 1")
                .edge("x.value", "n.seed").edge("y.value", "n.width").edge("z.value", "n.height"));

        assertThat(data(sent)).isEqualTo(json("""
                [[{'node_path':'n','field_name':'seed','items':[1,2]},{'node_path':'n','field_name':'height','items':[80,88]}],
                [{'node_path':'n','field_name':'width','items':[64,72]}]]"""));
    }

    @Test
    void aGroupWhoseListsDifferInLengthIsRefused() {
        WorkflowHandle workflow = workflow().node("n", "noise").input("seed").input("width")
                .node("x", "integer_batch").named("Seeds").input("integers", List.of(1, 2)).input("batch_group_id", "Group 1")
                .node("y", "integer_batch").named("Widths").input("integers", List.of(64)).input("batch_group_id", "Group 1")
                .edge("x.value", "n.seed").edge("y.value", "n.width").compile();

        assertThatThrownBy(() -> Sent.by(workflow)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'Widths (y)' supplies 1 values").hasMessageContaining("'Seeds (x)'")
                .hasMessageContaining("'Group 1' supplies 2");
    }

    @Test
    void anEmptyListIsRefused() {
        assertThatThrownBy(() -> Sent.by(seeds("[]"))).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("has no values");
    }

    @Test
    void everyValueIsCheckedAgainstTheFieldThatItGoesTo() {
        WorkflowHandle workflow = workflow().node("b", "integer_batch").named("Widths")
                .input("integers", List.of(64, 65)).input("batch_group_id", "None")
                .node("n", "noise").input("width").edge("b.value", "n.width").compile();

        assertThatThrownBy(() -> Sent.by(workflow)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Batch node 'Widths (b)'").hasMessageContaining("value 1 does not fit")
                .hasMessageContaining("n.width");
    }

    @Test
    void aValueOfAnotherKindThanTheNodeSuppliesIsRefused() {
        assertThatThrownBy(() -> Sent.by(seeds("[1,2.5]"))).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("supplies integer values, and its value 1 is none");
    }

    @Test
    void aGeneratorGoesBeforeTheNodesOwnList() {
        Sent sent = Sent.by(seeds("[1]").node("g", "integer_generator")
                .input("generator", json("{'type':'integer_generator_arithmetic_sequence','start':5,'step':1,'count':2}"))
                .connector("c").edge("g.integers", "c.in").edge("c.out", "b.integers"));

        assertThat(sent.nodeIds()).containsExactly("n");
        assertThat(data(sent).at("/0/0/items")).isEqualTo(json("[5,6]"));
    }

    @Test
    void theParametersOfAGeneratorAreAnInputLikeOthers() {
        WorkflowHandle workflow = seeds("[1]").node("g", "integer_generator")
                .input("generator", json("{'type':'integer_generator_arithmetic_sequence'}"))
                .edge("g.integers", "b.integers").shown("g.generator").compile();
        Sent sent = Sent.by(workflow.newSubmission().set(0, json("""
                {'type':'integer_generator_linear_distribution','start':0,'end':8,'count':3}""")));

        assertThat(data(sent).at("/0/0/items")).isEqualTo(json("[0,4,8]"));
        assertThat(sent.embedded("g", "generator").path("end").intValue()).isEqualTo(8);
    }

    @Test
    void aListThatComesFromAnythingButAGeneratorIsAProblem() {
        WorkflowHandle workflow = seeds("[1]").node("x", "unknown").edge("x.numbers", "b.integers").compile();

        assertThatThrownBy(() -> Sent.by(workflow)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("is no integer generator");
    }

    @Test
    void dynamicPromptsAreAskedFor() {
        Sent sent = Sent.by(workflow().node("b", "string_batch").input("strings").input("batch_group_id", "None")
                .node("g", "string_generator").named("Prompts")
                .input("generator", json("{'type':'string_generator_dynamic_prompts_combinatorial','input':'a {b|c}'}"))
                .node("p", "string").input("value", "").edge("g.strings", "b.strings").edge("b.value", "p.value"));

        assertThat(data(sent).at("/0/0/items")).isEqualTo(json("['a {b|c} 1','a {b|c} 2']"));
    }

    @Test
    void imagesOfABatchAreLookedUp() {
        WorkflowHandle workflow = workflow().node("b", "image_batch")
                .input("images", json("[{'image_name':'a.png'},{'image_name':'b.png'}]")).input("batch_group_id", "None")
                .node("i", "image").input("image").edge("b.image", "i.image").compile();

        assertThatThrownBy(() -> workflow.newSubmission().payload(server.withImage("a.png")))
                .isInstanceOf(InvalidValueException.class).hasMessageContaining("no image b.png");
        assertThat(data(new Sent(workflow.newSubmission().payload(server.withImage("b.png")))).at("/0/0/items"))
                .isEqualTo(json("[{'image_name':'a.png'},{'image_name':'b.png'}]"));
    }

    @Test
    void moreItemsThanAllowedAreRefusedBeforeAnythingIsSent() {
        Submission submission = seeds("[1,2,3]").compile().newSubmission().runs(4).maxItems(11);

        assertThatThrownBy(() -> submission.payload(server)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("12 items").hasMessageContaining("maxItems");
        assertThat(Sent.by(submission.maxItems(12)).batch().path("runs").intValue()).isEqualTo(4);
    }

    @Test
    void aBatchNodeThatFeedsNothingIsLeftOutWithAWarning() {
        WorkflowHandle workflow = workflow().node("b", "integer_batch").input("integers", List.of()).node("n", "noise")
                .compile();

        assertThat(workflow.problems()).isEmpty();
        assertThat(workflow.warnings()).anySatisfy(warning -> assertThat(warning.text()).contains("feeds nothing"));
        assertThat(data(Sent.by(workflow))).isEmpty();
    }

    @Test
    void aPreviewSaysWhatIsWrongWithTheLists() {
        Preview preview = seeds("[]").compile().newSubmission().preview();

        assertThat(preview.warnings()).anySatisfy(warning -> assertThat(warning).contains("has no values"));
    }

    private static WorkflowBuilder seeds(String values) {
        return workflow().node("b", "integer_batch").input("integers", json(values)).input("batch_group_id", "None")
                .node("n", "noise").input("seed", 9).edge("b.value", "n.seed");
    }

    private static JsonNode data(Sent sent) {
        return sent.batch().path("data");
    }
}
