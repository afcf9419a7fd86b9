package io.github.camelinvokeai.client.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.model;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.object;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is done to a workflow file, and whatever values its inputs are given: the outcome is a batch that keeps the
 * rules, or an error of ours. A failure tells the seed; {@code -Dmutation.seed=} brings it back.
 */
class MutatedWorkflowsTest {

    private static final int CASES = 10_000;
    private static final Path OWN = Path.of("../data/workflows");
    private static final Path OLD = Path.of("src/test/resources/io/github/camelinvokeai/client/workflow");
    private static final Object[] VALUES = {
            "text", "7", 7, -1, 2.5, 4_294_967_295L, true, "", List.of(), List.of(1, 2), object(), null, "none", "euler",
            object().put("image_name", "a.png"), model("tiny") };

    private final long seed = Long.getLong("mutation.seed", System.nanoTime());

    @Test
    void giveABatchThatKeepsTheRulesOrAnErrorOfOurs() throws IOException {
        List<ObjectNode> files = files();
        int batches = 0;
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(seed + i);
            ObjectNode workflow = files.get(random.nextInt(files.size())).deepCopy();
            List<String> done = new WorkflowMutator(workflow, random).mutate();
            JsonNode batch = outcome(workflow, random, "-Dmutation.seed=" + (seed + i) + " after " + done);
            if (batch != null) {
                batches++;
                assertThat(BatchRules.brokenBy(batch, NodeSchema.shipped()))
                        .as("-Dmutation.seed=%d after %s", seed + i, done).isEmpty();
            }
        }
        assertThat(batches).as("batches among the outcomes").isBetween(CASES / 10, CASES - CASES / 10);
    }

    /** The batch, or null if there was an error of ours. */
    private static JsonNode outcome(ObjectNode workflow, Random random, String description) {
        try {
            WorkflowHandle handle = WorkflowHandle.compile(
                    WorkflowDefinition.fromTree(workflow), NodeSchema.shipped(),
                    CompileOptions.defaults().withAllFacts(true));
            if (random.nextInt(4) == 0) {
                handle.newSubmission().preview();
            }
            Submission submission = handle.newSubmission();
            for (int i = random.nextInt(3); i > 0 && !handle.inputs().isEmpty(); i--) {
                submission.set(random.nextInt(handle.inputs().size()), VALUES[random.nextInt(VALUES.length)]);
            }
            return submission.payload(new EverythingThere());
        } catch (InvokeAIException e) {
            assertThat(e).hasMessageNotContaining("null").message().isNotBlank();
            return null;
        } catch (RuntimeException e) {
            throw new AssertionError(description, e);
        }
    }

    private static List<ObjectNode> files() throws IOException {
        List<ObjectNode> files = new ArrayList<>();
        for (Path folder : List.of(OWN, OLD)) {
            try (Stream<Path> found = Files.list(folder)) {
                found.filter(file -> file.toString().endsWith(".json")).sorted()
                        .forEach(file -> files.add(furnished(WorkflowDefinition.fromFile(file).raw().deepCopy())));
            }
        }
        assertThat(files).hasSizeGreaterThan(6);
        return files;
    }

    /** With a value in each required field that lacks one, so that not every batch fails for the same reason. */
    private static ObjectNode furnished(ObjectNode workflow) {
        workflow.path("nodes").forEach(node -> NodeSchema.shipped().template(node.path("data").path("type").asText())
                .ifPresent(template -> template.inputs().values().stream()
                        .filter(field -> field.required() && !field.connectionOnly())
                        .forEach(field -> furnish((ObjectNode) node.path("data"), field))));
        return workflow;
    }

    private static void furnish(ObjectNode data, FieldTemplate field) {
        ObjectNode input = data.withObject("/inputs").withObject("/" + field.name()).put("name", field.name());
        if (StoredValue.kept(input.path("value")).isEmpty()) {
            input.set("value", switch (field.type().kind()) {
                case MODEL -> model("tiny");
                case IMAGE -> object().put("image_name", "a.png");
                default -> field.initialValue();
            });
        }
    }
}
