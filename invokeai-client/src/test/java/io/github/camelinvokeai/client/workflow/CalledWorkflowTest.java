package io.github.camelinvokeai.client.workflow;

import io.github.camelinvokeai.client.error.MissingInputException;
import io.github.camelinvokeai.client.schema.FieldKind;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.ROOT;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.model;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A node that calls another workflow carries the inputs of that workflow under names of their own. */
class CalledWorkflowTest {

    private static final String SEED = "saved_workflow_input::n::seed";
    private static final String OTHER = "saved_workflow_input::n::width";

    private final KnownServer server = new KnownServer();

    @Test
    void theInputsOfTheCalledWorkflowAreCollected() {
        Sent sent = Sent.by(call().input(SEED, 4294967295L).input(OTHER, 0));

        assertThat(sent.inputs("call")).containsExactly("workflow_inputs", "workflow_id");
        assertThat(called(sent)).isEqualTo("{\"" + SEED + "\":4294967295,\"" + OTHER + "\":0}");
    }

    @Test
    void theCollectionIsThereEvenIfItIsEmptyAndNeverTheStoredOne() {
        assertThat(called(Sent.by(call()))).isEqualTo("{}");
        assertThat(called(Sent.by(call().input("workflow_inputs", json("{'stale':1}"))))).isEqualTo("{}");
        assertThat(called(Sent.by(call().input(SEED).input(OTHER, null)))).isEqualTo("{}");
    }

    @Test
    void anInputOfTheCalledWorkflowCanBeSet() {
        WorkflowHandle workflow = call().with("dynamicInputTemplates", templates("IntegerField", false)).input(SEED, 1)
                .input(OTHER, 2).shownIn(ROOT, "call", SEED).shownIn(ROOT, "call", OTHER).compile();

        assertThat(workflow.inputs()).extracting(WorkflowInput::label).containsExactly("The seed", OTHER);
        assertThat(workflow.inputs()).extracting(input -> input.field().kind())
                .containsExactly(FieldKind.INTEGER, FieldKind.ANY);
        Sent sent = Sent.by(workflow.newSubmission().set("The seed", "7").set(1, null));
        assertThat(called(sent)).isEqualTo("{\"" + SEED + "\":7}");
        assertThat(sent.embedded("call", SEED)).isEqualTo(json("7"));
        assertThat(sent.embedded("call", OTHER).isMissingNode()).isTrue();
        assertThat(called(Sent.by(workflow))).as("another submission").isEqualTo("{\"" + SEED + "\":1,\"" + OTHER + "\":2}");
    }

    @Test
    void anEdgeIntoTheCalledWorkflowTakesTheStoredValueAway() {
        Sent sent = Sent.by(call().with("dynamicInputTemplates", templates("IntegerField", false)).input(SEED, 1)
                .node("i", "integer").input("value", 3).edge("i.value", "call." + SEED));

        assertThat(called(sent)).isEqualTo("{}");
        assertThat(sent.edges()).containsExactly("i.value > call." + SEED);
    }

    @Test
    void anEdgeToAnInputThatTheCalledWorkflowDoesNotHaveIsLeftOutAndReported() {
        WorkflowHandle workflow = call().input(SEED, 1).node("i", "integer").edge("i.value", "call." + SEED).compile();

        assertThat(called(Sent.by(workflow))).isEqualTo("{\"" + SEED + "\":1}");
        assertThat(workflow.warnings()).extracting(WorkflowWarning::place).containsExactly("edges[0]");
    }

    @Test
    void aRequiredInputOfTheCalledWorkflowIsMissingWhetherOrNotTheFormShowsIt() {
        WorkflowBuilder workflow = call().with("dynamicInputTemplates", templates("IntegerField", true)).input(SEED);

        assertThatThrownBy(() -> Sent.by(workflow)).isInstanceOf(MissingInputException.class)
                .hasMessageContaining("The seed (call." + SEED + ")");
        assertThatThrownBy(() -> Sent.by(workflow.shownIn(ROOT, "call", SEED))).isInstanceOf(MissingInputException.class)
                .hasMessageContaining("The seed (0, call." + SEED + ")");
    }

    @Test
    void aModelOfTheCalledWorkflowIsLookedUp() {
        server.withModel(model("tiny").put("hash", "hash here"));
        Submission submission = call().with("dynamicInputTemplates", templates("ModelIdentifierField", true))
                .input(SEED, model("tiny")).compile().newSubmission();

        assertThat(new Sent(submission.payload(server)).node("call").path("workflow_inputs").path(SEED).path("hash").asText())
                .isEqualTo("hash here");
    }

    @Test
    void aBoardOfTheCalledWorkflowIsAnIdOrLeftOut() {
        server.withBoard("b-1", "Camels");
        WorkflowHandle workflow = call().with("dynamicInputTemplates", templates("BoardField", false)).input(SEED, "auto")
                .compile();

        assertThat(called(Sent.by(workflow))).isEqualTo("{}");
        assertThat(called(new Sent(workflow.newSubmission().board("Camels").payload(server))))
                .isEqualTo("{\"" + SEED + "\":{\"board_id\":\"b-1\"}}");
    }

    private static WorkflowBuilder call() {
        return workflow().node("call", "call_saved_workflow").input("workflow_id", "wf-1");
    }

    private static Object templates(String type, boolean required) {
        return json("{'" + SEED + "':{'name':'" + SEED + "','title':'The seed','required':" + required
                    + ",'input':'any','type':{'name':'" + type + "','cardinality':'SINGLE'}}}");
    }

    private static String called(Sent sent) {
        return sent.node("call").path("workflow_inputs").toString();
    }
}
