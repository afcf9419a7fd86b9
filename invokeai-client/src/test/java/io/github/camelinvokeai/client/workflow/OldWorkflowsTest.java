package io.github.camelinvokeai.client.workflow;

import java.nio.file.Path;

import io.github.camelinvokeai.client.error.MissingInputException;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whole files of each schema version: they load, their inputs are found, and they compile to a graph that can run. */
class OldWorkflowsTest {

    private final KnownServer server = new KnownServer();

    @Test
    void schema1ExposesItsFieldsInTheOrderOfTheList() {
        WorkflowHandle workflow = compile(1);

        assertThat(workflow.definition().schemaVersion()).isEqualTo("1.0.0");
        assertThat(workflow.inputs()).extracting(WorkflowInput::address)
                .containsExactly("loader.model", "positive.prompt", "noise.seed");
        assertThat(workflow.inputs()).extracting(WorkflowInput::label).containsExactly("Model", "Prompt", "Seed");
        assertThat(workflow.inputs()).extracting(input -> input.field().kind())
                .containsExactly(FieldKind.MODEL, FieldKind.STRING, FieldKind.INTEGER);
        assertThat(workflow.input("Seed").value()).isEqualTo(json("4294967295"));
        assertThat(workflow.problems()).isEmpty();
    }

    @Test
    void schema1NamesModelsAsNoServerDoesAnyMore() {
        WorkflowHandle workflow = compile(1);

        assertThat(workflow.warnings()).singleElement().asString().contains("nodes[1] (loader)").contains("'model'")
                .contains("shape that InvokeAI no longer takes");
        assertThatThrownBy(() -> workflow.newSubmission().payload(server)).isInstanceOf(MissingInputException.class)
                .hasMessageContaining("Model (0, loader.model)");
    }

    @Test
    void schema1RunsWithAModelOfToday() {
        server.withModel(model("tiny"));

        Sent sent = sent(compile(1).newSubmission().set("Model", "tiny"));

        assertThat(sent.nodeIds()).containsExactly("loader", "positive", "negative", "noise", "denoise", "decode");
        assertThat(sent.node("noise")).isEqualTo(
                json("{'type':'noise','id':'noise','width':256,'height':256,'use_cpu':true,'noise_type':'SD',"
                     + "'use_cache':true,'is_intermediate':true,'seed':4294967295}"));
        assertThat(sent.inputs("denoise")).contains("steps", "cfg_scale", "denoising_start", "denoising_end", "scheduler");
        assertThat(sent.node("denoise").path("hidiffusion")).as("an input that the node has gained").isEqualTo(json("false"));
        assertThat(sent.node("decode").path("is_intermediate").asBoolean()).isFalse();
        assertThat(sent.edges()).containsExactly("loader.clip > positive.clip", "loader.clip > negative.clip",
                "loader.unet > denoise.unet", "positive.conditioning > denoise.positive_conditioning",
                "negative.conditioning > denoise.negative_conditioning", "noise.noise > denoise.noise",
                "denoise.latents > decode.latents", "loader.vae > decode.vae");
        assertThat(sent.workflow().path("meta")).isEqualTo(json("{'version':'4.0.0','category':'user'}"));
    }

    @Test
    void schema2RunsAsItStands() {
        server.withBoard("b-1", "Soft");
        WorkflowHandle workflow = compile(2);

        assertThat(workflow.warnings()).isEmpty();
        assertThat(workflow.inputs()).extracting(WorkflowInput::label).containsExactly("Size", "Blur Type", "Strength");
        assertThat(workflow.inputs()).extracting(input -> input.field().kind())
                .containsExactly(FieldKind.INTEGER, FieldKind.ENUM, FieldKind.FLOAT);
        Sent sent = sent(workflow.newSubmission().set("Strength", 1.5));
        assertThat(sent.nodeIds()).containsExactly("size", "blank", "blur");
        assertThat(sent.inputs("blank")).containsExactly("mode", "color");
        assertThat(sent.node("blur").path("radius")).isEqualTo(json("1.5"));
        assertThat(sent.node("blur").path("board")).isEqualTo(json("{'board_id':'b-1'}"));
        assertThat(sent.edges()).containsExactly("size.value > blank.width", "size.value > blank.height",
                "blank.image > blur.image");
    }

    @Test
    void schema3RunsAsItStands() {
        server.withBoard("b-7", "Numbers");
        WorkflowHandle workflow = compile(3);

        assertThat(workflow.warnings()).isEmpty();
        assertThat(workflow.inputs()).extracting(WorkflowInput::label).containsExactly("How many", "Board");
        Sent sent = sent(workflow.newSubmission().set("How many", 3).board("Numbers"));
        assertThat(sent.node("numbers").path("stop")).isEqualTo(json("3"));
        assertThat(sent.inputs("each")).isEmpty();
        assertThat(sent.inputs("wider")).containsExactly("b");
        assertThat(sent.node("save").path("board")).isEqualTo(json("{'board_id':'b-7'}"));
        assertThat(sent.edges()).containsExactly("numbers.collection > each.collection", "each.item > wider.a",
                "wider.value > blank.width", "blank.image > save.image");
    }

    @Test
    void schema4RunsAsItStands() {
        WorkflowDefinition definition = WorkflowDefinition.fromFile(Path.of("../data/workflows/cpu-nodes.json"));
        WorkflowHandle workflow = WorkflowHandle.compile(definition, NodeSchema.shipped());

        assertThat(definition.schemaVersion()).isEqualTo("4.0.0");
        assertThat(workflow.warnings()).isEmpty();
        assertThat(workflow.problems()).isEmpty();
        assertThat(workflow.inputs()).isNotEmpty().noneMatch(WorkflowInput::connected);
        assertThat(sent(workflow.newSubmission()).nodeIds()).isNotEmpty();
    }

    private static WorkflowHandle compile(int schemaVersion) {
        String resource = "io/github/camelinvokeai/client/workflow/schema-" + schemaVersion + ".json";
        return WorkflowHandle.compile(WorkflowDefinition.fromClassPath(resource), NodeSchema.shipped());
    }

    private Sent sent(Submission submission) {
        return new Sent(submission.payload(server));
    }
}
