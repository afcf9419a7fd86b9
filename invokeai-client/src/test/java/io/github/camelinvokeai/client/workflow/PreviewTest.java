package io.github.camelinvokeai.client.workflow;

import java.util.List;

import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.model;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PreviewTest {

    @Test
    void isThePayloadIfNothingIsOpen() {
        Submission submission = workflow().node("n", "noise").input("seed", 1).node("l", "main_model_loader")
                .input("model", model("tiny")).shown("n.seed").compile().newSubmission().set(0, 5);

        Preview preview = submission.preview();

        assertThat(preview.warnings()).isEmpty();
        Sent previewed = new Sent(preview.payload());
        Sent sent = new Sent(submission.payload(new KnownServer().withModel(model("tiny"))));
        previewed.body().withObject("/batch/graph").remove("id");
        sent.body().withObject("/batch/graph").remove("id");
        assertThat(previewed).isEqualTo(sent);
    }

    @Test
    void isMadeEvenIfValuesAreMissing() {
        Preview preview = workflow().node("b", "img_blur").input("image").shown("b.image").compile().newSubmission().preview();

        assertThat(preview.warnings()).containsExactly("Image (0, b.image) is required and has no value");
        assertThat(preview.payload().at("/batch/graph/nodes/b")).isEqualTo(
                json("{'type':'img_blur','id':'b','use_cache':true,'is_intermediate':true}"));
    }

    @Test
    void isMadeEvenIfTheWorkflowCannotRun() {
        Preview preview = workflow().node("s", "string").node("r", "workflow_return").node("r2", "workflow_return")
                .compile().newSubmission().preview();

        assertThat(preview.warnings()).first().asString().contains("more than one node of type workflow_return");
        assertThat(new Sent(preview.payload()).nodeIds()).containsExactly("s", "r", "r2");
    }

    @Test
    void namesStandAsTheyWereGiven() {
        Preview preview = workflow().node("l", "main_model_loader").input("model").node("b", "img_blur").input("image")
                .input("board").shown("l.model", "b.image", "b.board").compile().newSubmission()
                .set("Model", "Tiny SD").set("Image", new byte[] { 1 }).board("Camels").preview();

        assertThat(preview.payload().at("/batch/graph/nodes/l/model")).isEqualTo(json("{'key':'Tiny SD'}"));
        assertThat(preview.payload().at("/batch/graph/nodes/b/image")).isEqualTo(json("{'image_name':'not-uploaded.png'}"));
        assertThat(preview.payload().at("/batch/graph/nodes/b/board")).isEqualTo(json("{'board_id':'Camels'}"));
        assertThat(preview.warnings()).containsExactly(
                "Model (0, l.model): the model is named, and only a server can say which one that is",
                "Image (1, b.image): the image would be uploaded first, and only then has a name",
                "board: the board is named, and only a server can say which one that is");
    }

    @Test
    void idsAreTakenOnTrust() {
        Preview preview = workflow().node("b", "img_blur").input("image", json("{'image_name':'a.png'}"))
                .input("board", json("{'board_id':'b-1'}")).node("c", "blank_image").compile().newSubmission().boardId("b-2")
                .preview();

        assertThat(preview.warnings()).isEmpty();
        assertThat(preview.payload().at("/batch/graph/nodes/b/board/board_id").asText()).isEqualTo("b-1");
        assertThat(preview.payload().at("/batch/graph/nodes/c/board/board_id").asText()).isEqualTo("b-2");
    }

    @Test
    void itsTextHoldsNoPrompts() {
        WorkflowHandle workflow = workflow().node("s", "string").input("value", "a secret prompt").compile();

        assertThat(workflow.newSubmission().preview().toString()).doesNotContain("secret").contains("Preview");
    }

    @Test
    void itsWarningsAreItsOwn() {
        Preview preview = workflow().compile().newSubmission().preview();

        assertThat(preview.warnings()).isEqualTo(List.of("it has no node that runs"));
        assertThatThrownBy(() -> preview.warnings().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
