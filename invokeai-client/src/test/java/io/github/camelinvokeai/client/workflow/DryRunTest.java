package io.github.camelinvokeai.client.workflow;

import io.github.camelinvokeai.client.error.ModelNotFoundException;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.model;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DryRunTest {

    private final KnownServer server = new KnownServer().withModel(model("tiny")).withBoard("b-1", "Camels");

    @Test
    void isThePayloadAndItsSize() {
        Submission submission = workflow().node("l", "main_model_loader").input("model", model("tiny")).node("c", "blank_image")
                .compile().newSubmission().runs(4).board("Camels");

        DryRun dryRun = submission.dryRun(server);

        assertThat(dryRun.itemCount()).isEqualTo(4);
        assertThat(dryRun.standIns()).isEmpty();
        assertThat(dryRun.models()).hasSize(1);
        Sent sent = new Sent(submission.payload(server));
        Sent rehearsed = new Sent(dryRun.payload());
        sent.body().withObject("/batch/graph").remove("id");
        rehearsed.body().withObject("/batch/graph").remove("id");
        assertThat(rehearsed).isEqualTo(sent);
    }

    @Test
    void nothingIsUploadedOrMadeForIt() {
        DryRun dryRun = workflow().node("b", "img_blur").input("image").shown("b.image").compile().newSubmission()
                .set(0, new byte[] { 1 }).board("Dromedaries").createBoard(true).dryRun(server);

        assertThat(dryRun.payload().at("/batch/graph/nodes/b")).isEqualTo(json(
                "{'type':'img_blur','id':'b','use_cache':true,'is_intermediate':true,"
                                                                               + "'image':{'image_name':'not-uploaded.png'},"
                                                                               + "'board':{'board_id':'not-created'}}"));
        assertThat(dryRun.standIns()).containsExactlyInAnyOrder(
                "Image (0, b.image): the image would be uploaded; 'not-uploaded.png' stands for its name",
                "board: the board would be made; 'not-created' stands for its id");
        assertThat(server.questions).noneMatch(question -> question.startsWith("upload"));
        assertThat(server.boards).noneMatch(BoardRequest::create);
    }

    @Test
    void failsAsTheSubmissionWould() {
        Submission submission = workflow().node("l", "main_model_loader").input("model", model("huge")).compile()
                .newSubmission();

        assertThatThrownBy(() -> submission.dryRun(server)).isInstanceOf(ModelNotFoundException.class);
    }

    @Test
    void itsTextHoldsNoPrompts() {
        assertThat(workflow().node("s", "string").input("value", "a secret prompt").compile().newSubmission().dryRun(server))
                .hasToString("DryRun[1 items, 0 stand-ins]");
    }
}
