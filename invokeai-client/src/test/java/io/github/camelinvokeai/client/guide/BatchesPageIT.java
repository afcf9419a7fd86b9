package io.github.camelinvokeai.client.guide;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.job.ItemResult;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.workflow.DryRun;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The code of docs/batches.md, between the marks; {@link BatchesPageTest} compares the two. */
@Timeout(300)
class BatchesPageIT {

    private final InvokeAIClient client = InvokeAIClient.create(System.getProperty("invokeai.url"));
    private final Queue<String> printed = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void batchNodes() {
        // begin
        WorkflowHandle canvases = client.workflow(WorkflowDefinition.fromFile(file("batch-nodes.json")));
        JobResult six = client.run(canvases.newSubmission());
        print(six.items().size() + " items, " + six.images().size() + " pictures");
        // end
        assertThat(printed).containsExactly("6 items, 6 pictures");

        // begin
        Submission drawn = canvases.newSubmission()
                .set("Widths", Map.of("type", "random_distribution_uniform", "min", 64, "max", 128, "count", 2, "seed", 7))
                .set("Heights", List.of(64, 96, 128))
                .set("Radii", List.of(0, 1.5, 3));
        print(client.dryRun(drawn).itemCount());
        // end
        assertThat(printed).last().isEqualTo("6");
    }

    @Test
    void sweeps() {
        // begin
        WorkflowHandle square = client.workflow(WorkflowDefinition.fromFile(file("cpu-nodes.json")));
        JobResult four = client.run(square.newSubmission().set("Width", 128).set("Height", 96)
                .sweep("Square size", List.of(16, 48)).sweep("Radius", List.of(0, 2)));
        four.items().forEach(item -> print(item.itemId() + " " + item.fieldValues()));
        // end
        assertThat(printed).hasSize(4);
        assertThat(four.items()).extracting(item -> value(item, "value") + " " + value(item, "radius"))
                .containsExactly("16 0", "16 2", "48 0", "48 2");

        // begin
        List<Map<String, Object>> rows = List.of(
                Map.of("Title", "wide", "Width", 160, "Height", 64),
                Map.of("Title", "high", "Width", 64, "Height", 160));
        DryRun twice = client.dryRun(square.newSubmission().sweepRows(rows).runs(2));
        print(twice.itemCount() + " items, " + twice.payload().at("/batch/data/0").size() + " fields");
        // end
        assertThat(printed).last().isEqualTo("4 items, 3 fields");

        // begin
        Submission colors = square.newSubmission().set("Width", 64).set("Height", 64)
                .sweep("Color", List.of("#204080", "#802040")).sweep("Radius", List.of(0, 2));
        Job job = client.submit(colors);
        print(job.batchIds().size() + " batches, " + job.await().items().size() + " items");
        // end
        assertThat(printed).last().isEqualTo("2 batches, 4 items");

        // begin
        Submission tooMany = square.newSubmission().runs(6).sweep("Radius", List.of(1, 2)).maxItems(10);
        tooMany.check().findings().forEach(finding -> print(finding));
        // end
        assertThat(printed).last().asString().contains("12 items", "allowed are 10");
    }

    private static String value(ItemResult item, String field) {
        return item.fieldValues().valueStream().filter(each -> each.path("field_name").asText().equals(field))
                .map((JsonNode each) -> each.path("value").asText()).findFirst().orElseThrow();
    }

    private static Path file(String name) {
        return Path.of("..", "data", "workflows", name);
    }

    private void print(Object line) {
        printed.add(line.toString());
    }
}
