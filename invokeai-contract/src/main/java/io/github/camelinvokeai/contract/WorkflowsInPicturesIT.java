package io.github.camelinvokeai.contract;

import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.image.UploadOptions;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A picture gives back the workflow that made it, from its file and from the gallery, and it makes the same again. */
class WorkflowsInPicturesIT extends ContractTest {

    @TempDir
    Path folder;

    @Test
    void thePictureOfAWorkflowMakesTheSameGraphAgain() throws Exception {
        JobResult first = run(workflow(CPU_NODES).newSubmission().set("Width", 128).set("Height", 96)
                .set("Title", "Größe 海"));
        String name = first.images().get(0).imageName();
        Path file = Files.write(folder.resolve("picture.png"), Pictures.fetch(client, name));

        WorkflowDefinition fromFile = WorkflowDefinition.fromFile(file);
        WorkflowDefinition fromGallery = client.workflowOf(name);

        assertThat(fromFile.isGraph()).isFalse();
        assertThat(fromFile.raw()).isEqualTo(fromGallery.raw());
        assertThat(WorkflowDefinition.fromImage(Files.readAllBytes(file)).raw()).isEqualTo(fromFile.raw());
        Submission again = client.workflow(fromFile).newSubmission();
        assertThat(again.workflow().input("Title").value().textValue()).isEqualTo("Größe 海");
        assertThat(graph(run(again))).isEqualTo(graph(first));
    }

    @Test
    void thePictureOfAGraphMakesTheSameGraphAgain() throws Exception {
        JobResult first = run(client.workflow(WorkflowDefinition.fromTree(Json.mapper().readTree(
                "{\"nodes\":{\"blank\":{\"id\":\"blank\",\"type\":\"blank_image\",\"width\":40,\"height\":24}},\"edges\":[]}")))
                .newSubmission());
        String name = first.images().get(0).imageName();

        WorkflowDefinition fromBytes = WorkflowDefinition.fromImage(Pictures.fetch(client, name));
        WorkflowDefinition fromGallery = client.workflowOf(name);

        assertThat(fromBytes.isGraph()).isTrue();
        assertThat(fromBytes.raw()).isEqualTo(fromGallery.raw());
        assertThat(client.workflow(fromBytes).warnings()).singleElement().asString().contains("carries no workflow");
        assertThat(graph(run(client.workflow(fromBytes).newSubmission()))).isEqualTo(graph(first));
        assertThat(run(client.workflow(fromGallery).newSubmission().set("blank.width", 56)).images().get(0).width())
                .isEqualTo(56);
    }

    @Test
    void aPictureThatNoWorkflowMadeIsAnError() {
        String name = upload(ImageSource.of(Pictures.png()), UploadOptions.defaults()).imageName();

        assertThatThrownBy(() -> client.workflowOf(name)).isInstanceOf(NotFoundException.class).hasMessageContaining(name)
                .hasMessageContaining("carries no workflow");
        assertThatThrownBy(() -> client.workflowOf("nobody.png")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> WorkflowDefinition.fromImage(Pictures.fetch(client, name)))
                .isInstanceOf(WorkflowFormatException.class).hasMessageContaining("carries no workflow");
    }

    private JsonNode graph(JobResult result) {
        JsonNode graph = queue.item(result.items().get(0).itemId()).session().path("graph");
        return Json.mapper().createArrayNode().add(graph.path("nodes")).add(graph.path("edges"));
    }
}
