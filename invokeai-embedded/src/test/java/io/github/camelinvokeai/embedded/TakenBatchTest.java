package io.github.camelinvokeai.embedded;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.UnknownInputException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.embedded.junit.EmbeddedInvokeAIExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedInvokeAIExtension.class)
@Timeout(60)
class TakenBatchTest {

    private final EmbeddedInvokeAI server;
    private final InvokeAIClient client;
    private ObjectNode workflow;

    TakenBatchTest(EmbeddedInvokeAI server) {
        this.server = server;
        this.client = InvokeAIClient.create(server.url());
    }

    @BeforeEach
    void readWorkflow() {
        workflow = WorkflowDefinition.fromClassPath("workflows/cpu-nodes.json").raw();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void hasTheValuesByLabelInTheOrderOfTheForm() {
        TakenBatch batch = taken(submission().set("Width", 128).set("Title", "Blue"));

        assertThat(batch.values()).containsKeys("Title", "Width", "Height").hasSize(15);
        assertThat(batch.values().keySet()).startsWith("Title");
        assertThat(batch.value("Width").asInt()).isEqualTo(128);
        assertThat(batch.value("Title").asText()).isEqualTo("Blue");
        assertThat(batch.values().get("Height").asInt()).as("as in the file").isEqualTo(192);
    }

    @Test
    void hasAValueByPlaceAndAddressAsWell() {
        TakenBatch batch = taken(submission().set("Title", "Blue"));

        assertThat(batch.value("0").asText()).isEqualTo("Blue");
        assertThat(batch.value("3b5f3d86-268e-4c45-9c6b-f1e1a399f82a.value").asText()).isEqualTo("Blue");
    }

    @Test
    void inputsThatShareALabelAreNamedByTheirAddress() {
        ObjectNode inputs = inputsOf("blank_image");
        inputs.withObject("/width").put("label", "Size");
        inputs.withObject("/height").put("label", "Size");

        TakenBatch batch = taken(submission());

        String node = "21636369-8b52-4b4a-97b7-50923ceb3ffd";
        assertThat(batch.values()).doesNotContainKey("Size").containsKeys(node + ".width", node + ".height");
        assertThat(batch.values().get(node + ".height").asInt()).isEqualTo(192);
        assertThatThrownBy(() -> batch.value("Size")).isInstanceOf(UnknownInputException.class);
    }

    @Test
    void whatWasNotSentIsMissing() {
        TakenBatch batch = taken(submission());

        assertThat(batch.values()).containsKey("Board");
        assertThat(batch.values().get("Board").isMissingNode()).isTrue();
        assertThat(batch.value("Board").isMissingNode()).isTrue();
    }

    @Test
    void anInputThatDoesNotExistIsRefusedWithThoseThatDo() {
        TakenBatch batch = taken(submission());

        assertThatThrownBy(() -> batch.value("Colour")).isInstanceOf(UnknownInputException.class)
                .hasMessageContaining("Square size");
    }

    @Test
    void aGraphWithoutAWorkflowHasNodesButNoLabels() {
        ObjectNode request = Json.mapper().createObjectNode();
        request.withObject("/batch/graph/nodes/sum").put("id", "sum").put("type", "add").put("a", 1);
        TakenBatch batch = new TakenBatch("a-batch", request, List.of(7));

        assertThat(batch.workflow()).isNull();
        assertThat(batch.node("add").path("a").asInt()).isEqualTo(1);
        assertThatThrownBy(batch::values).isInstanceOf(IllegalStateException.class).hasMessageContaining("a-batch");
        assertThatThrownBy(() -> batch.value("A")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("node(...)");
    }

    @Test
    void aNodeIsFoundByItsIdOrByItsTypeIfThatIsUnique() {
        TakenBatch batch = taken(submission().set("Radius", 5));

        assertThat(batch.node("img_blur").path("radius").asInt()).isEqualTo(5);
        assertThat(batch.node("31162427-3bfd-4d33-8d00-38ec42650644")).isEqualTo(batch.node("img_blur"));
    }

    @Test
    void aTypeOfNoneOrSeveralNodesIsRefusedWithThoseThatThereAre() {
        TakenBatch batch = taken(submission());

        assertThatThrownBy(() -> batch.node("denoise_latents")).isInstanceOf(NoSuchNodeException.class)
                .hasMessageStartingWith("No node has the id or the type 'denoise_latents'. The graph has ")
                .hasMessageContaining("31162427-3bfd-4d33-8d00-38ec42650644 (img_blur)");
        assertThatThrownBy(() -> batch.node("blank_image")).isInstanceOf(NoSuchNodeException.class)
                .hasMessageStartingWith("2 nodes have the type 'blank_image'; say which by its id");
    }

    @Test
    void tellsHowItWasToBeRun() {
        TakenBatch batch = taken(submission().runs(2).prepend(true).batchId("mine").origin("a test").destination("a shelf"));

        assertThat(batch.runs()).isEqualTo(2);
        assertThat(batch.prepend()).isTrue();
        assertThat(batch.batchId()).isEqualTo("mine");
        assertThat(batch.origin()).isEqualTo("a test");
        assertThat(batch.destination()).isEqualTo("a shelf");
        assertThat(batch.itemIds()).hasSize(2).isSorted();
        assertThat(batch.data().isEmpty()).isTrue();
        assertThat(batch.workflow().path("name").asText()).isEqualTo(workflow.path("name").asText());
    }

    @Test
    void whatItHandsOutIsACopy() {
        TakenBatch batch = taken(submission());

        batch.graph().removeAll();
        batch.node("img_blur").put("radius", 99);
        batch.workflow().removeAll();

        assertThat(batch.graph().path("nodes")).isNotEmpty();
        assertThat(batch.value("Radius").asDouble()).isEqualTo(3.5);
    }

    @Test
    void asTextItHasNoValues() {
        TakenBatch batch = taken(submission().set("Title", "a secret").batchId("mine"));

        assertThat(batch).asString().startsWith("TakenBatch[mine, items [").doesNotContain("secret");
    }

    private TakenBatch taken(Submission submission) {
        client.submit(submission).enqueued().join();
        return server.takeBatch();
    }

    private Submission submission() {
        return client.workflow(WorkflowDefinition.fromTree(workflow)).newSubmission();
    }

    /** The inputs of the first node of a type. */
    private ObjectNode inputsOf(String type) {
        JsonNode node = workflow.path("nodes").valueStream()
                .filter(each -> each.path("data").path("type").asText().equals(type)).findFirst().orElseThrow();
        return (ObjectNode) node.path("data").path("inputs");
    }
}
