package io.github.camelinvokeai.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.Finding;
import io.github.camelinvokeai.client.error.Finding.Kind;
import io.github.camelinvokeai.client.error.WorkflowCheckException;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.CheckReport;
import io.github.camelinvokeai.client.workflow.DryRun;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.SubmissionCheck;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What would stop a job is known before, and nothing on the server tells that anybody has asked. */
class PreflightIT extends ContractTest {

    static List<ShippedWorkflow> shipped() {
        return ShippedWorkflow.all();
    }

    @Test
    void whatIsReadyToRunIsOk() {
        Submission submission = textToImage(SD15, ServerUnderTest.SD_MODEL);

        CheckReport report = client.check(submission);

        assertThat(report.throwIfNotOk().confirmed()).isTrue();
        assertThat(report.models()).singleElement().satisfies(
                match -> assertThat(match.found().name()).isEqualTo(ServerUnderTest.SD_MODEL));
        assertThat(queue.batchStatus(submission.batchId()).unknown()).as("nothing was sent").isTrue();
    }

    @Test
    void everythingThatWouldStopAJobIsSaidInOneGo() {
        SubmissionCheck check = new SubmissionCheck(workflow(IMAGE_TO_IMAGE).newSubmission().board("no board " + mark))
                .set("Width", 12).set("Scheduler", "magic").set("Model", "no such model").set("Image", "no-such-image.png");

        CheckReport report = client.check(check);

        assertThat(report.findings()).extracting(Finding::kind).contains(Kind.CHOICE, Kind.MODEL, Kind.IMAGE, Kind.BOARD);
        assertThatThrownBy(report::throwIfNotOk).isInstanceOf(WorkflowCheckException.class)
                .hasMessageContaining("no such model").hasMessageContaining("no-such-image.png");
        assertThat(report.findings()).filteredOn(finding -> finding.kind() == Kind.MODEL).first()
                .satisfies(finding -> assertThat(finding.candidates().toString()).contains(ServerUnderTest.SD_MODEL));
    }

    @Test
    void neitherACheckNorADryRunUploadsOrMakesAnything() {
        String board = "board " + mark;
        Submission submission = workflow(IMAGE_TO_IMAGE).newSubmission().set("Model", ServerUnderTest.SD_MODEL)
                .set("Prompt", "a harbour").set("Image", Pictures.png()).board(board).createBoard(true).runs(3);

        CheckReport report = client.check(submission);
        DryRun dryRun = client.dryRun(submission);

        assertThat(report.ok()).isTrue();
        assertThat(report.notes()).hasSize(2);
        assertThat(dryRun.standIns()).hasSize(2);
        assertThat(dryRun.itemCount()).isEqualTo(3);
        assertThat(client.boards().getBoardsByName(board)).isEmpty();
        assertThat(queue.batchStatus(submission.batchId()).unknown()).isTrue();
    }

    @Test
    void aDryRunHasTheVeryPayloadThatIsSent() throws Exception {
        Submission submission = textToImage(SD15, ServerUnderTest.SD_MODEL);

        ObjectNode rehearsed = client.dryRun(submission).payload();
        int item = submit(submission).enqueued().get().get(0);

        ObjectNode sent = (ObjectNode) queue.item(item).session().path("graph").path("nodes");
        ObjectNode nodes = (ObjectNode) rehearsed.at("/batch/graph/nodes");
        assertThat(rehearsed.at("/batch/batch_id").asText()).isEqualTo(submission.batchId());
        assertThat(nodes.properties()).allSatisfy(node -> node.getValue().properties()
                .forEach(field -> assertSame(node.getKey() + "." + field.getKey(), field.getValue(),
                        sent.path(node.getKey()).path(field.getKey()))));
    }

    /** The server fills in what is left open, and writes 0 as 0.0 where the field is a decimal number. */
    private static void assertSame(String place, JsonNode rehearsed, JsonNode sent) {
        if (rehearsed.isNumber()) {
            assertThat(sent.decimalValue()).as(place).isEqualByComparingTo(rehearsed.decimalValue());
        } else if (rehearsed.isObject()) {
            rehearsed.properties().forEach(part -> assertSame(place, part.getValue(), sent.path(part.getKey())));
        } else {
            assertThat(sent).as(place).isEqualTo(rehearsed);
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    @Tag(ServerUnderTest.SHIPPED_WORKFLOWS)
    void theWorkflowsOfTheServerLackOnlyWhatHasToBeGivenOrInstalled(ShippedWorkflow shipped) throws Exception {
        WorkflowHandle workflow = client.workflow(shipped.definition());
        CheckReport report = client.check(workflow.newSubmission());

        assertThat(report.findings()).extracting(Finding::kind)
                .isSubsetOf(Kind.MISSING_VALUE, Kind.MODEL, Kind.IMAGE, Kind.NODE);
        Set<String> unknown = report.findings().stream().filter(finding -> finding.kind() == Kind.NODE)
                .map(finding -> finding.place().nodeId()).collect(Collectors.toSet());
        Set<String> expected = new HashSet<>(nodesNotAmong(RunnableNodes.types(), shipped));
        workflow.unfitNodes(NodeSchema.shipped()).forEach(outdated -> expected.add(outdated.nodeId()));
        assertThat(unknown).isSubsetOf(expected)
                .containsAll(nodesNotAmong(NodeSchema.shipped().templates().keySet(), shipped));
    }

    private static Set<String> nodesNotAmong(Set<String> types, ShippedWorkflow shipped) {
        return StreamSupport.stream(shipped.definition().raw().path("nodes").spliterator(), false)
                .filter(node -> node.path("type").asText().equals("invocation"))
                .filter(node -> !types.contains(node.path("data").path("type").asText()))
                .map(node -> node.path("id").asText()).collect(Collectors.toSet());
    }
}
