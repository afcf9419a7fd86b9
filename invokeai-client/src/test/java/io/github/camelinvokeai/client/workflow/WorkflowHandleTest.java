package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.field.AnyField;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.model;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkflowHandleTest {

    private static final int THREADS = 16;
    private static final int SUBMISSIONS = 200;

    @Test
    void belongsToOneDefinitionAndOneSchema() {
        WorkflowDefinition definition = workflow().node("n", "noise").input("seed", 1).shown("n.seed").definition();
        NodeSchema other = NodeSchema.fromOpenApi(
                json("{'components':{'schemas':{'NoiseInvocation':{'class':'invocation','output':{'$ref':'#/components/schemas/Out'},"
                     + "'properties':{'type':{'default':'noise'},'seed':{'type':'string','field_kind':'input','input':'any',"
                     + "'title':'A word'}}},'Out':{'class':'output','properties':{'type':{'default':'out'}}}}}}"),
                "9.0", "a server");

        WorkflowHandle shipped = WorkflowHandle.compile(definition, NodeSchema.shipped());
        WorkflowHandle later = WorkflowHandle.compile(definition, other);

        assertThat(shipped.definition()).isSameAs(definition);
        assertThat(shipped.schema()).isSameAs(NodeSchema.shipped());
        assertThat(later.schema()).isSameAs(other);
        assertThat(shipped.input(0).label()).isEqualTo("Seed");
        assertThat(later.input(0).label()).isEqualTo("A word");
        assertThat(shipped)
                .hasToString(
                        "WorkflowHandle[WorkflowDefinition[Test, JSON tree], 1 inputs, nodes of shipped with this client]");
    }

    @Test
    void describesItsInputsForPeopleAndForPrograms() {
        WorkflowHandle workflow = workflow().node("n", "noise").input("seed", 1).labelled("Seed").input("width", 64)
                .shown("n.seed", "n.width").compile();

        assertThat(workflow.describe().lines()).hasSize(3).containsExactlyElementsOf(workflow.describe(0));
        assertThat(workflow.describe().lines().skip(1).findFirst()).get().asString()
                .matches("0 +Seed +integer +no +1 +>= 0, <= 4294967295 +n\\.seed");
        assertThat(workflow.describeAsJson()).map(input -> input.path("label").textValue()).containsExactly("Seed", "Width");
    }

    @Test
    void aLongValueIsCutAndStaysInItsLineWhereAPersonLooksAtIt() {
        String prompt = "a boat on a lake\n".repeat(50);
        WorkflowHandle workflow = workflow().node("s", "string").input("value", prompt).shown("s.value").compile();

        assertThat(workflow.describe().lines()).hasSize(2).allSatisfy(line -> assertThat(line).hasSizeLessThan(160));
        assertThat(workflow.describeAsJson().get(0).path("value").textValue()).isEqualTo(prompt);
    }

    @Test
    void knowsWhichInputsTakeAValue() {
        WorkflowHandle workflow = workflow().node("n", "noise").input("seed", 1).input("width", 64).node("i", "integer")
                .input("value", 1).node("d", "denoise_latents").input("unet").edge("i.value", "n.width")
                .shown("n.seed", "n.width", "d.unet").compile();

        assertThat(workflow.inputs()).map(workflow::takesValue).containsExactly(true, false, false);
    }

    @Test
    void nobodyCanChangeItFromOutside() {
        WorkflowHandle workflow = workflow().node("x", "unknown").input("f", json("{'a':1}")).shown("x.f").compile();
        String before = workflow.definition().toJson();

        ((ObjectNode) workflow.input(0).value()).put("a", 2);
        ((ObjectNode) ((AnyField) workflow.input(0).field()).stored()).put("a", 3);

        assertThat(workflow.definition().toJson()).isEqualTo(before);
        assertThat(workflow.input(0).value()).isEqualTo(json("{'a':1}"));
        assertThat(Sent.by(workflow).node("x").path("f")).isEqualTo(json("{'a':1}"));
        assertThatThrownBy(() -> workflow.inputs().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> workflow.warnings().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> workflow.problems().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> workflow.input(0).placements().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void servesManyThreadsAtOnceEachWithValuesOfItsOwn() throws Exception {
        WorkflowHandle workflow = workflow().node("s", "string").input("value", "stored").labelled("Prompt").node("n", "noise")
                .input("seed", 0).labelled("Seed").node("l", "main_model_loader").input("model", model("tiny"))
                .node("call", "call_saved_workflow").input("saved_workflow_input::a::b", 0).labelled("Called")
                .node("b", "blank_image").input("board", "auto").edge("n.width", "b.width")
                .shown("s.value", "n.seed", "call.saved_workflow_input::a::b").compile();
        String definition = workflow.definition().toJson();
        String untouched = withoutIds(workflow.newSubmission());
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<String>>> mixedUp = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread * SUBMISSIONS;
                mixedUp.add(threads.submit((Callable<List<String>>) () -> {
                    start.await(1, TimeUnit.MINUTES);
                    return IntStream.range(first, first + SUBMISSIONS).mapToObj(value -> submit(workflow, value))
                            .filter(line -> !line.isEmpty()).toList();
                }));
            }
            for (Future<List<String>> lines : mixedUp) {
                assertThat(lines.get(2, TimeUnit.MINUTES)).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(workflow.definition().toJson()).isEqualTo(definition);
        assertThat(withoutIds(workflow.newSubmission())).isEqualTo(untouched);
    }

    /** Submits three values that belong together; what comes out differently is said. */
    private static String submit(WorkflowHandle workflow, int value) {
        Submission submission = workflow.newSubmission().set("Prompt", "camel " + value).set("Seed", value)
                .set("Called", value).board("Board").batchId("batch-" + value);
        Sent sent = sent(submission);
        List<String> found = List.of(
                sent.node("s").path("value").asText(), sent.node("n").path("seed").asText(),
                sent.node("call").at("/workflow_inputs/saved_workflow_input::a::b").asText(),
                sent.embedded("s", "value").asText(), sent.embedded("n", "seed").asText(),
                sent.embedded("call", "saved_workflow_input::a::b").asText(), sent.batch().path("batch_id").asText());
        List<String> expected = List.of("camel " + value, "" + value, "" + value, "camel " + value, "" + value, "" + value,
                "batch-" + value);
        return found.equals(expected) ? "" : found + " instead of " + expected;
    }

    private static String withoutIds(Submission submission) {
        JsonNode body = sent(submission.batchId("same")).body();
        ((ObjectNode) body.at("/batch/graph")).remove("id");
        return body.toString();
    }

    private static Sent sent(Submission submission) {
        return new Sent(submission.payload(new KnownServer().withModel(model("tiny")).withBoard("b-1", "Board")));
    }
}
