package io.github.camelinvokeai.contract;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import io.github.camelinvokeai.client.error.JobFailedException;
import io.github.camelinvokeai.client.http.ContentStream;
import io.github.camelinvokeai.client.http.Download;
import io.github.camelinvokeai.client.image.ImageSize;
import io.github.camelinvokeai.client.job.ItemResult;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.job.NodeOutput;
import io.github.camelinvokeai.client.job.OutputImage;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.client.workflow.WorkflowOutput;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A job's result has every image of every item in order, each with the node of the workflow that made it. */
class OutputsIT extends ContractTest {

    @Test
    void anImageNamesItsNodeAndStepsOnTheWayAreKeptApart() {
        JobResult result = run(submission(SmallWorkflow.blurredBlank()));

        assertThat(result.images()).singleElement().satisfies(image -> {
            assertThat(image.nodeId()).isEqualTo("blur");
            assertThat(image.nodeType()).isEqualTo("img_blur");
            assertThat(image.width()).isEqualTo(64);
            assertThat(image.height()).isEqualTo(48);
            assertThat(image.intermediate()).isFalse();
            assertThat(image.itemId()).isEqualTo(result.items().get(0).itemId());
        });
        assertThat(result.items().get(0).allImages()).extracting(OutputImage::nodeId).containsExactly("blank", "blur");
        assertThat(result.items().get(0).outputs()).extracting(NodeOutput::nodeId).containsExactly("blank", "blur");
    }

    @Test
    void runsComeInTheirOrder() throws Exception {
        Job job = submit(submission(SmallWorkflow.blurredBlank()).runs(3));

        List<Integer> itemIds = job.enqueued().get(30, TimeUnit.SECONDS);
        JobResult result = job.await();

        assertThat(itemIds).hasSize(3).isSorted();
        assertThat(result.items()).extracting(ItemResult::itemId).isEqualTo(itemIds);
        assertThat(result.items()).extracting(ItemResult::sessionId).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(result.images()).extracting(OutputImage::itemId).isEqualTo(itemIds);
        assertThat(result.images()).extracting(OutputImage::imageName).doesNotHaveDuplicates();
    }

    @Test
    void theImagesOfAnIteratedNodeKeepTheirOrderInEveryRun() {
        JobResult result = run(submission(SmallWorkflow.widths()).runs(2));

        assertThat(result.items()).hasSize(2).allSatisfy(item -> {
            assertThat(item.images()).extracting(OutputImage::width).containsExactly(16, 32, 48, 64);
            assertThat(item.images()).extracting(OutputImage::index).containsExactly(0, 1, 2, 3);
            assertThat(item.images()).extracting(OutputImage::nodeId).containsOnly("blank");
        });
        assertThat(result.images()).extracting(OutputImage::width).containsExactly(16, 32, 48, 64, 16, 32, 48, 64);
    }

    @Test
    void theRoundsOfAnIteratedNodeAreTold() {
        JobResult result = run(submission(SmallWorkflow.widths()));

        assertThat(result.outputs("blank")).extracting(NodeOutput::iteration)
                .containsExactly(List.of(0), List.of(1), List.of(2), List.of(3));
        assertThat(result.values("each")).containsExactly(16L, 32L, 48L, 64L);
        assertThat(result.values("widths")).containsExactly(List.of(16L, 32L, 48L, 64L));
        assertThat(result.values("blank")).isEqualTo(result.images().stream().map(OutputImage::imageName).toList());
    }

    @Test
    void outputsAreFoundByNodeAndLabelAsValuesOfJava() {
        SmallWorkflow workflow = new SmallWorkflow().step("text", "string", Map.of("value", "a text")).labelled("The text")
                .step("whole", "integer", Map.of("value", 4_294_967_296L)).step("decimal", "float", Map.of("value", 0.25))
                .step("flag", "boolean", Map.of("value", true))
                .step("color", "color", Map.of("color", Map.of("r", 1, "g", 2, "b", 3, "a", 255)))
                .step("blank", "blank_image", Map.of("width", 16, "height", 8))
                .step("list", "collect", Map.of()).edge("blank.image", "list.item");
        WorkflowHandle handle = client.workflow(workflow.definition());

        JobResult result = run(handle.newSubmission());

        assertThat(result.values("text")).containsExactly("a text");
        assertThat(result.values("whole")).containsExactly(4_294_967_296L);
        assertThat(result.values("decimal")).containsExactly(0.25);
        assertThat(result.values("flag")).containsExactly(true);
        assertThat(result.values("color")).containsExactly(Map.of("r", 1L, "g", 2L, "b", 3L, "a", 255L));
        assertThat(result.values("list")).containsExactly(result.values("blank"));
        assertThat(result.outputsByLabel("The text")).isEqualTo(result.outputs("text"));
        assertThat(handle.output("The text").nodeId()).isEqualTo("text");
        assertThat(handle.outputs()).extracting(WorkflowOutput::type).containsExactly(
                result.outputs().stream().sorted(Comparator.comparing(output -> index(handle, output)))
                        .map(NodeOutput::type).toArray(String[]::new));
    }

    private static int index(WorkflowHandle handle, NodeOutput output) {
        return handle.output(output.nodeId()).index();
    }

    @Test
    void whatTheWorkflowReturnsIsToldByKey() {
        JobResult result = run(submission(SmallWorkflow.returning()).runs(2));

        assertThat(result.returned()).hasSize(2).allSatisfy(values -> {
            assertThat(values).containsOnlyKeys("width", "title");
            assertThat(values.get("width").intValue()).isEqualTo(24);
            assertThat(values.get("title").textValue()).isEqualTo("A square");
        });
    }

    @Test
    void theImagesOfSeveralNodesAreAllThere() {
        JobResult result = run(submission(new SmallWorkflow().node("first", "blank_image", Map.of("width", 32))
                .node("second", "img_blur", Map.of()).node("third", "img_blur", Map.of())
                .edge("first.image", "second.image").edge("second.image", "third.image")));

        assertThat(result.images()).extracting(OutputImage::nodeId).containsExactly("first", "second", "third");
    }

    @Test
    void whatWasMadeBeforeAFailureIsKept() {
        Job job = submit(submission(SmallWorkflow.failing()));

        assertThatThrownBy(job::await).isInstanceOf(JobFailedException.class);
        assertThat(job.partialResult().images()).extracting(OutputImage::nodeId).containsExactly("blank");
    }

    @Test
    void theBytesStreamFullSizeAndAsThumbnail() throws IOException {
        String name = run(submission(SmallWorkflow.blurredBlank())).images().get(0).imageName();
        ByteArrayOutputStream full = new ByteArrayOutputStream();
        ByteArrayOutputStream thumbnail = new ByteArrayOutputStream();

        Download downloaded = client.images().download(name, full);
        Download small = client.images().downloadThumbnail(name, thumbnail);

        assertThat(downloaded.contentType()).isEqualTo("image/png");
        assertThat(downloaded.bytes()).isEqualTo(full.size());
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(full.toByteArray()));
        assertThat(picture.getWidth()).isEqualTo(64);
        assertThat(picture.getHeight()).isEqualTo(48);
        assertThat(small.contentType()).isEqualTo("image/webp");
        assertThat(new String(thumbnail.toByteArray(), 8, 4, StandardCharsets.US_ASCII)).isEqualTo("WEBP");
        try (ContentStream stream = client.images().open(name, ImageSize.FULL)) {
            assertThat(stream.readAllBytes()).isEqualTo(full.toByteArray());
        }
    }

    private Submission submission(SmallWorkflow workflow) {
        return client.workflow(workflow.definition()).newSubmission();
    }
}
