package io.github.camelinvokeai.client.workflow;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.Finding;
import io.github.camelinvokeai.client.error.Finding.Kind;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.WorkflowCheckException;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.model;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class SubmissionCheckTest {

    private final KnownServer server = new KnownServer().withModel(model("tiny")).withImage("a.png").withBoard("b-1", "Camels");

    @Test
    void whatWouldRunIsOk() {
        Submission submission = workflow().node("n", "noise").input("width", 64).node("l", "main_model_loader")
                .input("model", model("tiny")).shown("n.width").compile().newSubmission().set(0, 128);

        CheckReport report = check(submission);

        assertThat(report.ok()).isTrue();
        assertThat(report.confirmed()).isTrue();
        assertThat(report.notes()).isEmpty();
        assertThat(report.models()).singleElement().satisfies(match -> {
            assertThat(match.place().nodeId()).isEqualTo("l");
            assertThat(match.step()).isEqualTo(ModelStep.KEY);
            assertThat(match.substituted()).isFalse();
        });
        assertThatCode(report::throwIfNotOk).doesNotThrowAnyException();
        assertThat(report.toString()).endsWith("would run on this server");
    }

    @Test
    void everythingIsSaidInOneGo() {
        Submission submission = workflow().node("n", "noise").input("width", 100).node("b", "img_blur").input("image")
                .node("l", "main_model_loader").input("model", model("huge"))
                .node("c", "img_blur").input("image", json("{'image_name':'gone.png'}"))
                .node("d", "denoise_latents").input("scheduler", "magic").node("x", "camel_saddle")
                .with("nodePack", "camel-pack").shown("b.image").compile().newSubmission().board("Dromedaries");

        CheckReport report = check(submission);

        assertThat(kinds(report)).contains(Kind.NODE, Kind.MISSING_VALUE, Kind.RANGE, Kind.CHOICE, Kind.MODEL, Kind.IMAGE,
                Kind.BOARD);
        assertThat(finding(report, Kind.RANGE).toString())
                .isEqualTo("RANGE Create Latent Noise (n.width): the stored value is 100, but must be > 0, multiple of 8");
        assertThat(finding(report, Kind.MISSING_VALUE).place().inputIndex()).isZero();
        assertThat(finding(report, Kind.NODE).toString()).startsWith("NODE camel_saddle (x): ")
                .contains("of type 'camel_saddle' of the node pack 'camel-pack', which is not among the node facts of shipped");
        assertThat(finding(report, Kind.MODEL).message()).isEqualTo("no model huge");
        assertThat(finding(report, Kind.BOARD).place().inputLabel()).isEqualTo("board");
        assertThatThrownBy(report::throwIfNotOk).isInstanceOf(WorkflowCheckException.class)
                .hasMessageContaining("gone.png").asInstanceOf(type(WorkflowCheckException.class))
                .extracting(WorkflowCheckException::findings).isEqualTo(report.findings());
        assertThat(report.toString().lines()).hasSize(report.findings().size() + 1);
    }

    @Test
    void whatIsWrongWithTheWorkflowItselfIsSaidToo() {
        CheckReport report = check(workflow().compile().newSubmission());

        assertThat(report.findings()).extracting(Finding::message).containsExactly("it has no node that runs");
        assertThat(kinds(report)).containsExactly(Kind.WORKFLOW);
    }

    @Test
    void valuesThatAreRefusedAreFindingsInPlaceOfWhatIsStored() {
        WorkflowHandle workflow = workflow().node("n", "noise").input("seed", 1).labelled("Seed").input("width", 100)
                .labelled("Width").node("d", "denoise_latents").input("scheduler", "euler").labelled("Scheduler")
                .node("b", "img_blur").input("image").labelled("Picture")
                .shown("n.seed", "n.width", "d.scheduler", "b.image").compile();

        CheckReport report = new SubmissionCheck(workflow.newSubmission()).set("Seed", "many").set("Width", 12)
                .set("Scheduler", "magic").set("Picture", 1).set("Steps", 3).report();

        assertThat(report.findings().subList(0, 5)).extracting(Finding::kind)
                .containsExactly(Kind.VALUE, Kind.RANGE, Kind.CHOICE, Kind.VALUE, Kind.INPUT);
        assertThat(report.findings().get(1).toString())
                .isEqualTo("RANGE Width (1, n.width): is 12, but must be > 0, multiple of 8");
        assertThat(report.findings()).filteredOn(finding -> "b".equals(finding.place().nodeId())).as("not missing, too")
                .hasSize(1);
        assertThat(report.findings()).filteredOn(finding -> "width".equals(finding.place().fieldName())).hasSize(1);
    }

    @Test
    void nothingIsUploadedOrMade() {
        Submission submission = workflow().node("b", "img_blur").input("image").shown("b.image").compile().newSubmission()
                .set(0, new byte[] { 1 }).board("Dromedaries").createBoard(true);

        CheckReport report = check(submission);

        assertThat(report.ok()).isTrue();
        assertThat(report.notes()).hasSize(2).anyMatch(note -> note.contains("would be uploaded"))
                .anyMatch(note -> note.contains("would be made"));
        assertThat(server.questions).noneMatch(question -> question.startsWith("upload"));
        assertThat(server.boards).noneMatch(BoardRequest::create);
    }

    @Test
    void withoutAServerItSaysWhatCouldNotBeConfirmed() {
        CheckReport report = workflow().node("l", "main_model_loader").input("model", model("tiny")).node("c", "img_blur")
                .input("image", json("{'image_name':'gone.png'}")).compile().newSubmission().board("Camels").check();

        assertThat(report.ok()).isTrue();
        assertThat(report.confirmed()).isFalse();
        assertThat(report.models()).isEmpty();
        assertThat(report.notes()).hasSize(3).allMatch(note -> note.contains("only a server can say"));
    }

    @Test
    void aModelThatStandsInIsReported() {
        WorkflowHandle workflow = workflow().node("l", "main_model_loader").input("model").compile();

        CheckReport report = check(workflow.newSubmission().modelResolution(ModelResolution.BY_BASE_AND_TYPE));

        assertThat(report.ok()).isTrue();
        assertThat(report.substitutions()).singleElement().satisfies(match -> {
            assertThat(match.wanted()).isNull();
            assertThat(match.found().name()).isEqualTo("name of tiny");
            assertThat(match.step()).isEqualTo(ModelStep.BASE_AND_TYPE);
            assertThat(match)
                    .hasToString("Main Model - SD1.5, SD2 (l.model): any model that fits is 'name of tiny' (sd-1 main),"
                                 + " found by base and type");
        });
    }

    @Test
    void theServersOwnNodeTypesCount() {
        JsonNode facts = json("{'components':{'schemas':{'I':{'class':'invocation','properties':{'type':{'default':'integer'}}"
                              + ",'output':{'$ref':'#/components/schemas/O'}},'O':{'class':'output','properties':{}}}}}");
        NodeSchema small = NodeSchema.fromOpenApi(facts, "1", "server x");

        CheckReport report = new SubmissionCheck(workflow().node("n", "noise").compile().newSubmission())
                .report(server, Optional.of(small));

        assertThat(report.findings()).singleElement().asString().contains("NODE Create Latent Noise (n)", "of server x");
    }

    @Test
    void aSubmissionRefusesStoredNumbersThatTheServerWouldRefuseUnlessTheyAreReplaced() {
        WorkflowHandle workflow = workflow().node("n", "noise").input("width", 100).labelled("Width").input("height", 12)
                .shown("n.width").compile();

        assertThatThrownBy(() -> workflow.newSubmission().payload(server)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Width (0, n.width): the stored value is 100")
                .hasMessageContaining("(n.height): the stored value is 12");
        assertThatThrownBy(() -> workflow.newSubmission().set(0, 64).payload(server)).hasMessageNotContaining("n.width");
    }

    @Test
    void aSubmissionLeavesChoicesToTheServerWhichMayKnowMoreOfThem() {
        WorkflowHandle workflow = workflow().node("s", "scheduler").input("scheduler", "magic").compile();

        assertThat(Sent.by(workflow).node("s").path("scheduler").asText()).isEqualTo("magic");
        assertThat(kinds(workflow.newSubmission().check())).containsExactly(Kind.CHOICE);
    }

    @Test
    void noPromptIsInAReport() {
        CheckReport report = new SubmissionCheck(
                workflow().node("s", "string").input("value", "a secret prompt")
                        .node("l", "main_model_loader").input("model").labelled("Model").shown("l.model").compile()
                        .newSubmission())
                .set("Model", "a secret prompt that is too long for a name, as whoever mixes up two inputs gives it")
                .report(server, Optional.empty());

        assertThat(report.models().toString()).contains("a text of 84 characters");
    }

    private CheckReport check(Submission submission) {
        return new SubmissionCheck(submission).report(server, Optional.of(NodeSchema.shipped()));
    }

    private static List<Kind> kinds(CheckReport report) {
        return report.findings().stream().map(Finding::kind).toList();
    }

    private static Finding finding(CheckReport report, Kind kind) {
        return report.findings().stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();
    }
}
