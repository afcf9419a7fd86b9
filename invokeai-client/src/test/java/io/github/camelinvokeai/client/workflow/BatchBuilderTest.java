package io.github.camelinvokeai.client.workflow;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.MissingInputException;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchBuilderTest {

    private final KnownServer server = new KnownServer();

    @Test
    void theEnvelopeIsThatOfTheEditorWithABatchIdOfOurs() {
        WorkflowHandle workflow = workflow().node("n", "noise").input("seed", 1).compile();
        Submission submission = workflow.newSubmission();

        ObjectNode body = new Sent(submission.payload(server)).body();

        JsonNode graphId = body.withObject("/batch/graph").remove("id");
        assertThat(UUID.fromString(graphId.textValue())).isNotNull();
        assertThat(body.withObject("/batch").remove("workflow")).isEqualTo(workflow.definition().raw());
        assertThat(body).isEqualTo(json(
                "{'prepend':false,'batch':{'batch_id':'" + submission.batchId()
                                        + "','origin':'workflows','destination':'gallery','data':[],'runs':1,"
                                        + "'graph':{'edges':[],'nodes':{'n':{'type':'noise','id':'n','seed':1,"
                                        + "'use_cache':true,'is_intermediate':true}}}}}"));
    }

    @Test
    void theOptionsOfTheSubmissionAreInTheEnvelope() {
        Sent sent = Sent.by(noise().newSubmission().batchId("My-batch_1.0").origin("camel:ctx:route").destination("shelf 7")
                .runs(3).prepend(true));

        assertThat(sent.body().path("prepend").booleanValue()).isTrue();
        assertThat(sent.batch().path("batch_id").textValue()).isEqualTo("My-batch_1.0");
        assertThat(sent.batch().path("origin").textValue()).isEqualTo("camel:ctx:route");
        assertThat(sent.batch().path("destination").textValue()).isEqualTo("shelf 7");
        assertThat(sent.batch().path("runs").intValue()).isEqualTo(3);
    }

    @Test
    void originAndDestinationMayBeNull() {
        Sent sent = Sent.by(noise().newSubmission().origin(null).destination(null));

        assertThat(sent.batch().path("origin").isNull()).isTrue();
        assertThat(sent.batch().path("destination").isNull()).isTrue();
    }

    @Test
    void eachSubmissionHasAGraphOfItsOwnId() {
        WorkflowHandle workflow = noise();

        assertThat(Sent.by(workflow).batch().at("/graph/id")).isNotEqualTo(Sent.by(workflow).batch().at("/graph/id"));
    }

    @Test
    void aGivenValueGoesIntoTheGraphAndIntoTheWorkflow() {
        Sent sent = Sent.by(noise().newSubmission().set("Seed", "4294967295"));

        assertThat(sent.node("n").path("seed")).isEqualTo(json("4294967295"));
        assertThat(sent.embedded("n", "seed")).isEqualTo(json("4294967295"));
        assertThat(sent.node("n").path("width")).isEqualTo(json("64"));
        assertThat(sent.embedded("n", "width")).isEqualTo(json("64"));
    }

    @Test
    void aClearedValueIsInNeither() {
        Sent sent = Sent.by(noise().newSubmission().set("Seed", null));

        assertThat(sent.inputs("n")).containsExactly("width");
        assertThat(sent.embedded("n", "seed").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "integer, value, 0", "float, value, 0.0", "string, value, ''", "boolean, value, false",
            "string_collection, collection, []", "unknown, f, 0", "unknown, f, ''", "unknown, f, []",
            "core_metadata, extra, {}" })
    void aFalsyValueThatIsGivenIsSent(String type, String field, String value) {
        WorkflowHandle workflow = workflow().node("n", type).input(field).shown("n." + field).compile();

        Sent sent = Sent.by(workflow.newSubmission().set(0, json(value)));

        assertThat(sent.node("n").path(field)).isEqualTo(json(value));
        assertThat(sent.embedded("n", field)).isEqualTo(json(value));
    }

    @Test
    void theDefinitionIsAsBeforeHoweverManyValuesWereGiven() {
        WorkflowHandle workflow = noise();
        String before = workflow.definition().toJson();
        String inputs = workflow.inputs().toString() + workflow.input(0).value();

        Sent.by(workflow.newSubmission().set(0, 7).set(1, null));
        workflow.newSubmission().set(0, 8).preview();

        assertThat(workflow.definition().toJson()).isEqualTo(before);
        assertThat(workflow.inputs().toString() + workflow.input(0).value()).isEqualTo(inputs);
        assertThat(Sent.by(workflow).node("n").path("seed")).isEqualTo(json("1"));
    }

    @Test
    void theValuesOfOneSubmissionAreNotThoseOfAnother() {
        WorkflowHandle workflow = noise();
        Submission one = workflow.newSubmission().set("Seed", 7);
        Submission other = workflow.newSubmission().set("Width", 128);

        assertThat(Sent.by(one).node("n")).isEqualTo(withValues("'seed':7,'width':64"));
        assertThat(Sent.by(other).node("n")).isEqualTo(withValues("'seed':1,'width':128"));
        assertThat(one.batchId()).isNotEqualTo(other.batchId());
    }

    private static JsonNode withValues(String values) {
        return json("{'type':'noise','id':'n','use_cache':true,'is_intermediate':true," + values + "}");
    }

    @Test
    void aWorkflowThatCannotRunIsAnErrorWithAllItsProblems() {
        WorkflowHandle workflow = workflow().node("r", "workflow_return").node("s", "workflow_return")
                .node("u", "").compile();

        assertThatThrownBy(() -> workflow.newSubmission().payload(server)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("Workflow JSON tree cannot be run: ")
                .hasMessageContaining("nodes[2] (u) does not say of which type it is")
                .hasMessageContaining("it has more than one node of type workflow_return");
    }

    @Test
    void allMissingInputsAreNamedThoseOfTheFormFirst() {
        WorkflowHandle workflow = workflow().node("d", "denoise_latents").node("a", "img_blur").input("image")
                .node("b", "img_blur").named("Soft").input("image").shown("b.image", "a.image").compile();

        assertThatThrownBy(() -> workflow.newSubmission().payload(server)).isInstanceOf(MissingInputException.class)
                .hasMessageStartingWith(
                        "Required inputs have neither a value nor an edge: Image (0, b.image); Image (1, a.image); "
                                        + "Denoise - SD1.5, SDXL: Positive Conditioning (d.positive_conditioning); ")
                .asInstanceOf(InstanceOfAssertFactories.type(MissingInputException.class))
                .satisfies(error -> assertThat(error.input()).isEqualTo("Image (0, b.image)"))
                .satisfies(error -> assertThat(error.candidates()).hasSize(5));
    }

    @Test
    void clearingARequiredInputMakesItMissing() {
        Submission submission = workflow().node("a", "img_blur").input("image", json("{'image_name':'a.png'}")).shown("a.image")
                .compile().newSubmission().set("Image", null);

        assertThatThrownBy(() -> submission.payload(server)).isInstanceOf(MissingInputException.class)
                .hasMessageContaining("Image (0, a.image)");
    }

    @Test
    void theServerIsAskedNothingBeforeAllElseIsRight() {
        WorkflowBuilder workflow = workflow().node("a", "img_blur").input("image", json("{'image_name':'a.png'}"));
        WorkflowHandle missing = workflow.node("b", "img_blur").compile();
        WorkflowHandle broken = workflow.node("r", "workflow_return").node("s", "workflow_return").compile();

        assertThatThrownBy(() -> missing.newSubmission().board("Camels").payload(server))
                .isInstanceOf(MissingInputException.class);
        assertThatThrownBy(() -> broken.newSubmission().board("Camels").payload(server))
                .isInstanceOf(WorkflowFormatException.class);
        assertThat(server.questions).isEmpty();
    }

    private static WorkflowHandle noise() {
        return workflow().node("n", "noise").input("seed", 1).input("width", 64).shown("n.seed", "n.width").compile();
    }
}
