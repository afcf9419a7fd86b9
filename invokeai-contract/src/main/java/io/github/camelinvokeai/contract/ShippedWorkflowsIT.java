package io.github.camelinvokeai.contract;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.GraphRefusedException;
import io.github.camelinvokeai.client.error.GraphRefusedException.Problem;
import io.github.camelinvokeai.client.error.InputException;
import io.github.camelinvokeai.client.error.JobCanceledException;
import io.github.camelinvokeai.client.error.MissingInputException;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ApiPath;
import io.github.camelinvokeai.client.http.Query;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.model.ModelInfo;
import io.github.camelinvokeai.client.queue.EnqueueResult;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.client.workflow.WorkflowInput;
import io.github.camelinvokeai.client.workflow.WorkflowProblem;
import io.github.camelinvokeai.client.workflow.WorkflowProblem.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The workflows in the server's own library. Each is discovered. With what is installed it is either taken, and then
 * canceled, or refused by the names of what is missing. And as that says nothing about the graphs of those that need
 * models nobody has here, each graph is also shown to the server with stand-ins for them. Which node types it knows is
 * its own word, as not every server runs them all.
 */
@Tag(ServerUnderTest.SHIPPED_WORKFLOWS)
class ShippedWorkflowsIT extends ContractTest {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedWorkflowsIT.class);

    /** With the node types of the server, which an older release has not the same as the client. */
    @Override
    InvokeAIClient open() {
        return ServerUnderTest.builder(ServerUnderTest.url()).schema(ServerFacts.SCHEMA).build();
    }

    static List<ShippedWorkflow> all() {
        return ShippedWorkflow.all();
    }

    @Test
    void allAreAccountedFor() throws Exception {
        List<Filling> fillings = all().stream().map(this::filling).toList();
        int inputs = fillings.stream().mapToInt(filling -> filling.submission().workflow().inputs().size()).sum();
        long filled = fillings.stream().filter(filling -> filling.unfilled().isEmpty()).count();
        Set<String> facts = client.schema().templates().keySet();
        Release release = Release.of(client.serverVersion());
        Set<String> runnable = RunnableNodes.types();
        long outdated = all().stream().filter(shipped -> !nodesNotAmong(facts, shipped).isEmpty()).count();
        long refused = all().stream().filter(shipped -> !nodesNotAmong(runnable, shipped).isEmpty()).count();

        LOG.info("{} shipped workflows with {} inputs: {} run with what is installed, {} lack models or videos; {} have node"
                 + " types that InvokeAI no longer knows, {} such as this server does not run",
                fillings.size(), inputs, filled, fillings.size() - filled, outdated, refused);

        assertThat(fillings).hasSize(release.workflows());
        assertThat(inputs).isEqualTo(release.inputs());
        assertThat(filled).isGreaterThanOrEqualTo(2);
        assertThat(outdated).isEqualTo(release.outdated());
        assertThat(runnable).isNotEmpty().isSubsetOf(facts);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isDiscoveredWithoutContradictions(ShippedWorkflow shipped) {
        WorkflowHandle workflow = client.workflow(shipped.definition());

        assertThat(workflow.inputs()).isNotEmpty().allSatisfy(input -> {
            assertThat(workflow.input(input.address()).placements()).contains(input.index());
            assertThat(input.label()).isNotBlank();
        });
        assertThat(workflow.obstacles()).extracting(WorkflowProblem::kind)
                .isSubsetOf(Kind.UNKNOWN_NODE_TYPE, Kind.OUTDATED_NODE);
        assertThat(workflow.obstacles()).isSubsetOf(workflow.unfitNodes(workflow.schema()));
        assertThat(workflow.definition().name()).isEqualTo(shipped.name());
    }

    @ParameterizedTest
    @MethodSource("all")
    void isTakenOrRefusedByTheNamesOfWhatIsMissing(ShippedWorkflow shipped) throws Exception {
        Filling filling = filling(shipped);
        List<WorkflowProblem> unfit = filling.submission().workflow().unfitNodes(NodeSchema.shipped());
        Job job = submit(filling.submission());

        if (!unfit.isEmpty()) {
            isStoppedByTheNamesOfItsNodes(job, unfit);
        } else if (filling.unfilled().isEmpty()) {
            assertThat(job.enqueued().get(30, TimeUnit.SECONDS)).hasSize(1);
            job.cancel().get(30, TimeUnit.SECONDS);
            endsCanceledUnlessItWasQuicker(job);
        } else {
            isRefusedByName(job, filling.unfilled());
        }
    }

    private void isStoppedByTheNamesOfItsNodes(Job job, List<WorkflowProblem> unfit) {
        WorkflowFormatException stopped = catchThrowableOfType(WorkflowFormatException.class, job::await);

        assertThat(unfit).extracting(WorkflowProblem::place).allSatisfy(
                place -> assertThat(stopped).hasMessageContaining(place).hasMessageContaining("of the node pack 'invokeai'"));
        assertThat(queue.batchStatus(job.batchId()).unknown()).as("nothing was sent").isTrue();
    }

    private static void endsCanceledUnlessItWasQuicker(Job job) {
        Throwable end = catchThrowable(() -> job.await(Duration.ofMinutes(1)));
        assertThat(end == null || end instanceof JobCanceledException).as("completed or canceled: %s", end).isTrue();
    }

    private void isRefusedByName(Job job, List<WorkflowInput> unfilled) {
        List<String> empty = unfilled.stream().filter(input -> input.value() == null).map(WorkflowInput::address).toList();
        InputException refusal = catchThrowableOfType(InputException.class, job::await);

        if (empty.isEmpty()) {
            assertThat(refusal).isInstanceOf(ModelNotFoundException.class)
                    .hasMessageContaining(unfilled.get(0).address());
        } else {
            assertThat(refusal).isInstanceOf(MissingInputException.class);
            assertThat(refusal.candidates()).hasSameSizeAs(empty);
            assertThat(empty).allSatisfy(address -> assertThat(refusal).hasMessageContaining(address));
        }
        assertThat(queue.batchStatus(job.batchId()).unknown()).as("nothing was sent").isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsGraphIsTakenUnlessItHasNodesThatTheServerDoesNotKnow(ShippedWorkflow shipped) throws Exception {
        // By the facts that come with the client, which stop nothing that the server may know.
        WorkflowHandle workflow = WorkflowHandle.compile(shipped.definition(), NodeSchema.shipped());
        Submission submission = filling(workflow).withStandIns();
        willEnqueue(submission.batchId());
        Set<String> unknown = nodesNotAmong(RunnableNodes.types(), shipped);

        if (unknown.isEmpty()) {
            EnqueueResult result = queue.enqueue(submission.payload(new StandIns()));
            queue.cancelByBatchIds(List.of(submission.batchId()));
            assertThat(result.enqueued()).isEqualTo(1);
        } else {
            GraphRefusedException refused = catchThrowableOfType(GraphRefusedException.class,
                    () -> queue.enqueue(submission.payload(new StandIns())));
            assertThat(refused.problems()).extracting(Problem::nodeId).isNotEmpty().isSubsetOf(unknown);
        }
    }

    private Filling filling(ShippedWorkflow shipped) {
        return filling(client.workflow(shipped.definition()));
    }

    private Filling filling(WorkflowHandle workflow) {
        List<ModelInfo> installed = client.models().listModels();
        return new Filling(workflow, installed, Pictures.png());
    }

    private static Set<String> nodesNotAmong(Set<String> types, ShippedWorkflow shipped) {
        return StreamSupport.stream(shipped.definition().raw().path("nodes").spliterator(), false)
                .filter(node -> node.path("type").asText().equals("invocation"))
                .filter(node -> !types.contains(node.path("data").path("type").asText()))
                .map(node -> node.path("id").asText()).collect(Collectors.toSet());
    }

    /** Read once, as the document is large. */
    private static final class ServerFacts {

        static final NodeSchema SCHEMA = read();

        private static NodeSchema read() {
            try (ApiHttp http = ServerUnderTest.http(ServerUnderTest.url())) {
                String version = http.get(ApiPath.v1("app", "version"), Query.none()).path("version").asText();
                return NodeSchema.fromOpenApi(
                        http.get(ApiPath.root("openapi.json"), Query.none()), version, "server " + http.baseUrl());
            }
        }
    }
}
