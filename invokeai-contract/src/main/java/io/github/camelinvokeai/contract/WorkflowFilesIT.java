package io.github.camelinvokeai.contract;

import java.awt.image.BufferedImage;
import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.job.OutputImage;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The project's own workflow files run, and their pictures are what they should be. */
class WorkflowFilesIT extends ContractTest {

    @ParameterizedTest
    @ValueSource(strings = { CPU_NODES, SD15, SDXL, IMAGE_TO_IMAGE })
    void eachMakesOnePictureOfTheSizeAskedFor(String file) {
        JobResult result = run(filled(file));

        assertThat(result.status()).isEqualTo(QueueItemStatus.COMPLETED);
        assertThat(result.images()).hasSize(1);
        BufferedImage picture = Pictures.decoded(Pictures.fetch(client, result.images().get(0).imageName()));
        assertThat(picture.getWidth()).isEqualTo(256);
        assertThat(picture.getHeight()).isEqualTo(256);
    }

    @ParameterizedTest
    @ValueSource(strings = { CPU_NODES, SD15, SDXL, IMAGE_TO_IMAGE })
    void thePictureCarriesTheWorkflowWithTheValuesOfItsRun(String file) throws IOException {
        Submission submission = filled(file).set(0, "as set by the test");

        OutputImage image = run(submission).images().get(0);

        JsonNode carried = client.images().workflow(image.imageName());
        WorkflowHandle again = client.workflow(WorkflowDefinition.fromTree(carried));
        assertThat(again.inputs()).hasSameSizeAs(submission.workflow().inputs());
        assertThat(again.input(0).value().textValue()).isEqualTo("as set by the test");
        assertThat(again.input("Width").value().intValue()).isEqualTo(256);
        String chunk = PngText.read(Pictures.fetch(client, image.imageName())).get("invokeai_workflow");
        assertThat(Json.mapper().readTree(chunk)).isEqualTo(carried);
    }

    @Test
    void aPictureOfAModelCarriesItsMetadata() {
        Submission submission = filled(SD15).set("Prompt", "a lighthouse").set("Seed", 4_000_000_000L);

        JsonNode metadata = client.images().metadata(run(submission).images().get(0).imageName());

        assertThat(metadata.path("positive_prompt").textValue()).isEqualTo("a lighthouse");
        assertThat(metadata.path("seed").longValue()).isEqualTo(4_000_000_000L);
        assertThat(metadata.path("steps").intValue()).isEqualTo(5);
    }

    @Test
    void theUploadedPictureIsTheOneThatIsPaintedOver() {
        Submission weak = filled(IMAGE_TO_IMAGE).set("Denoising strength", 0.2);
        String imageNode = weak.workflow().input("Image").nodeId();

        JobResult result = run(weak);

        int itemId = result.items().get(0).itemId();
        String uploaded = queue.item(itemId).session().path("graph").path("nodes").path(imageNode).path("image")
                .path("image_name").asText();
        assertThat(Pictures.hasDot(Pictures.decoded(Pictures.fetch(client, uploaded)))).isTrue();
    }

    private Submission filled(String file) {
        return switch (file) {
            case CPU_NODES -> workflow(file).newSubmission().set("Width", 256).set("Height", 256);
            case SDXL -> textToImage(file, ServerUnderTest.SDXL_MODEL);
            case IMAGE_TO_IMAGE -> textToImage(file, ServerUnderTest.SD_MODEL).set("Image", Pictures.png());
            default -> textToImage(file, ServerUnderTest.SD_MODEL);
        };
    }
}
