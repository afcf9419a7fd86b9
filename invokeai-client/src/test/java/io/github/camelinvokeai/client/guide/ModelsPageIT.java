package io.github.camelinvokeai.client.guide;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.workflow.CheckReport;
import io.github.camelinvokeai.client.workflow.DryRun;
import io.github.camelinvokeai.client.workflow.ModelMatch;
import io.github.camelinvokeai.client.workflow.ModelResolution;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.SubmissionCheck;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The code of docs/models-and-preflight.md, between the marks; {@link ModelsPageTest} compares the two. */
@Timeout(300)
class ModelsPageIT {

    private final InvokeAIClient client = InvokeAIClient.create(System.getProperty("invokeai.url"));
    private final WorkflowHandle workflow
            = client.workflow(WorkflowDefinition.fromFile(Path.of("..", "data", "workflows", "sd15-text-to-image.json")));
    private final Queue<String> printed = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void models() {
        // begin
        List<ModelMatch> models = client.checkModels(workflow, ModelResolution.BY_BASE_AND_TYPE);
        models.forEach(model -> print(model));
        // end
        assertThat(printed).singleElement().asString().contains("any model that fits is ",
                "(sd-1 main), found by base and type");
    }

    @Test
    void check() {
        // begin
        Submission submission = workflow.newSubmission().set("Prompt", "a lighthouse at dawn").board("Lighthouse");
        CheckReport report = client.check(new SubmissionCheck(submission).set("Model", "Tiny SD").set("Width", 12));
        report.findings().forEach(finding -> print(finding));
        report.notes().forEach(note -> print(note));
        // end
        assertThat(report.models()).singleElement().extracting(match -> match.found().name()).isEqualTo("Tiny SD");
        assertThat(printed).hasSize(2).anyMatch(line -> line.startsWith("RANGE Width (3, "))
                .anyMatch(line -> line.startsWith("BOARD board: There is no board named 'Lighthouse'"));
    }

    @Test
    void dryRun() {
        // begin
        DryRun dryRun = client.dryRun(workflow.newSubmission().set("Model", "Tiny SD").set("Prompt", "a harbour").runs(3));
        print(dryRun.itemCount() + " items, " + dryRun.payload().at("/batch/graph/nodes").size() + " nodes");
        dryRun.substitutions().forEach(model -> print(model));
        // end
        assertThat(printed).containsExactly("3 items, 9 nodes");
    }

    private void print(Object line) {
        printed.add(line.toString());
    }
}
