package io.github.camelinvokeai.contract;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.job.ItemResult;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.job.OutputImage;
import io.github.camelinvokeai.client.model.ModelQuery;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Graphs that are in the server's format already run as they stand, but for the values that are set. */
class GraphsIT extends ContractTest {

    @Test
    void aGraphRunsInEveryWrapping() {
        ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
        wrapped.set("graph", graph());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("batch").put("runs", 3).set("graph", graph());

        for (ObjectNode form : List.of(graph(), wrapped, body)) {
            assertThat(run(handle(form).newSubmission()).images()).singleElement()
                    .satisfies(image -> assertThat(image.width()).isEqualTo(64));
        }
    }

    @Test
    void aValueThatIsSetTakesThePlaceOfTheOneInTheFile() {
        JobResult result = run(handle(graph()).newSubmission().set("blank.width", 80).set("blank.color", "#102030"));

        assertThat(result.images()).extracting(OutputImage::width).containsExactly(80);
        JsonNode blank = nodes(result).path("blank");
        assertThat(blank.path("color").path("g").intValue()).isEqualTo(32);
        assertThat(blank.path("height").intValue()).isEqualTo(48);
        assertThat(nodes(result).path("blur").path("radius").doubleValue()).isEqualTo(3.5);
    }

    @Test
    void aModelOfAnotherInstallationIsFoundByItsName() {
        ObjectNode graph = graph();
        ObjectNode model = client.models().listModels(ModelQuery.all().withName(ServerUnderTest.SD_MODEL)).stream()
                .findFirst().orElseThrow().toIdentifier();
        String key = model.path("key").asText();
        graph.withObject("/nodes/model").put("id", "model").put("type", "model_identifier")
                .set("model", model.put("key", "of another installation").put("hash", "unknown"));

        JobResult result = run(handle(graph).newSubmission());

        assertThat(nodes(result).path("model").path("model").path("key").asText()).isEqualTo(key);
    }

    @Test
    void theDataOfAnEnqueueBodyMakesAnItemForEachValue() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode batch = body.putObject("batch");
        batch.set("graph", graph());
        batch.putArray("data").addArray().addObject().put("node_path", "blank").put("field_name", "width")
                .putArray("items").add(16).add(32);

        JobResult result = run(handle(body).newSubmission().set("blank.height", 24));

        assertThat(result.items()).extracting(ItemResult::fieldValues).extracting(values -> values.at("/0/value").intValue())
                .containsExactly(16, 32);
        assertThat(result.images()).extracting(OutputImage::width).containsExactly(16, 32);
        assertThat(result.images("blank")).extracting(OutputImage::height).containsExactly(24, 24);
        assertThat(result.items().get(1).values("blur")).containsExactly(result.images().get(1).imageName());
    }

    @Test
    void aGraphThatTheServerWouldRefuseIsNotSent() {
        ObjectNode graph = graph();
        ((ObjectNode) graph.at("/edges/0/destination")).put("field", "picture");

        assertThatThrownBy(() -> run(handle(graph).newSubmission())).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("edges[0] leads to blur.picture");
    }

    private WorkflowHandle handle(ObjectNode file) {
        return client.workflow(WorkflowDefinition.fromTree(file));
    }

    private JsonNode nodes(JobResult result) {
        return queue.item(result.items().get(0).itemId()).session().path("graph").path("nodes");
    }

    private static ObjectNode graph() {
        ObjectNode graph = JsonNodeFactory.instance.objectNode().put("id", "a graph");
        ObjectNode nodes = graph.putObject("nodes");
        nodes.putObject("blank").put("id", "blank").put("type", "blank_image").put("width", 64).put("height", 48)
                .put("use_cache", false).put("is_intermediate", true);
        nodes.putObject("blur").put("id", "blur").put("type", "img_blur").put("radius", 3.5).put("use_cache", false);
        ObjectNode edge = graph.putArray("edges").addObject();
        edge.putObject("source").put("node_id", "blank").put("field", "image");
        edge.putObject("destination").put("node_id", "blur").put("field", "image");
        return graph;
    }
}
