package io.github.camelinvokeai.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.board.Board;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.image.ImageCategory;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.image.UploadOptions;
import io.github.camelinvokeai.client.job.ItemResult;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.job.OutputImage;
import io.github.camelinvokeai.client.workflow.Submission;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Batch nodes, generators and sweeps: one enqueue, one item for each combination. */
class BatchIT extends ContractTest {

    private static final Comparator<List<Integer>> BY_SIZE
            = Comparator.<List<Integer>> comparingInt(size -> size.get(0)).thenComparingInt(size -> size.get(1));

    @Test
    void batchNodesOfAGroupTakeTurnsAndOthersMultiply() {
        JobResult result = run(submission(new SmallWorkflow()
                .step("widths", "integer_batch", Map.of("integers", List.of(16, 24), "batch_group_id", "Group 1"))
                .step("heights", "integer_batch", Map.of("integers", List.of(32, 40), "batch_group_id", "Group 1"))
                .step("radii", "float_batch", Map.of("floats", List.of(0.5, 1, 2), "batch_group_id", "None"))
                .step("blank", "blank_image", Map.of("width", 8, "height", 8)).node("blur", "img_blur", Map.of())
                .edge("widths.value", "blank.width").edge("heights.value", "blank.height").edge("radii.value", "blur.radius")
                .edge("blank.image", "blur.image")));

        assertThat(result.items()).hasSize(6);
        assertThat(sizes(result)).containsExactly(
                List.of(16, 32), List.of(16, 32), List.of(16, 32), List.of(24, 40), List.of(24, 40), List.of(24, 40));
        assertThat(result.items()).extracting(item -> item.fieldValues().size()).containsOnly(3);
    }

    @Test
    void aGeneratorMakesTheSameValuesForTheSameSeed() {
        Map<String, Object> seeded = Map.of("type", "integer_generator_random_distribution_uniform", "min", 8, "max", 64,
                "count", 3, "seed", 42);
        SmallWorkflow workflow = new SmallWorkflow().step("random", "integer_generator", Map.of("generator", seeded))
                .step("widths", "integer_batch", Map.of("integers", List.of(), "batch_group_id", "None"))
                .node("blank", "blank_image", Map.of("width", 8, "height", 8))
                .edge("random.integers", "widths.integers").edge("widths.value", "blank.width");

        assertThat(sizes(run(submission(workflow)))).containsExactly(List.of(29, 8), List.of(53, 8), List.of(62, 8));
    }

    @Test
    void aGeneratorTakesTheImagesOfABoard() {
        Board board = client.boards().createBoard(mark);
        try {
            UploadOptions onBoard = UploadOptions.defaults().withBoardId(board.id()).withCategory(ImageCategory.GENERAL)
                    .withIntermediate(false);
            String one = upload(ImageSource.of(Pictures.png()), onBoard).imageName();
            String other = upload(ImageSource.of(Pictures.png()), onBoard).imageName();
            SmallWorkflow workflow = new SmallWorkflow()
                    .step("board", "image_generator", Map.of("generator", Map.of("type", "image_generator_images_from_board",
                            "board_id", board.id(), "category", "images")))
                    .step("pictures", "image_batch", Map.of("images", List.of(), "batch_group_id", "None"))
                    .node("blur", "img_blur", Map.of("radius", 2)).edge("board.images", "pictures.images")
                    .edge("pictures.image", "blur.image");

            JobResult result = run(submission(workflow));

            assertThat(values(result, "image_name")).containsExactlyInAnyOrder(one, other);
            assertThat(result.images()).hasSize(2);
        } finally {
            client.boards().deleteBoard(board.id(), false);
        }
    }

    @Test
    void aSweepIsOneBatchOfItsCombinations() throws Exception {
        Submission submission = blank().sweep("blank.width", List.of(16, 24)).sweep("blank.height", List.of(8, "16", 32L));

        Job job = submit(submission);

        assertThat(job.batchIds()).containsExactly(submission.batchId());
        assertThat(job.enqueued().get(30, TimeUnit.SECONDS)).hasSize(6);
        assertThat(sizes(job.await())).containsExactly(List.of(16, 8), List.of(16, 16), List.of(16, 32), List.of(24, 8),
                List.of(24, 16), List.of(24, 32));
    }

    @Test
    void theItemsOfASweepAreInItsOrder() {
        JobResult result = run(blank().sweepRows(IntStream.rangeClosed(1, 12)
                .mapToObj(i -> Map.of("blank.width", 100 - 8 * i, "blank.height", 8 * i)).toList()));

        assertThat(result.items()).extracting(item -> item.images().get(0).height())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12).mapToObj(i -> 8 * i).toList());
    }

    @Test
    void whatCannotTravelInABatchTakesSeveral() throws Exception {
        Map<String, Integer> red = Map.of("r", 255, "g", 0, "b", 0, "a", 255);
        Map<String, Integer> blue = Map.of("r", 0, "g", 0, "b", 255, "a", 255);
        Submission submission = blank().sweep("blank.color", List.of(red, blue)).sweep("blank.width", List.of(16, 24));

        Job job = submit(submission);

        assertThat(job.batchIds()).containsExactly(submission.batchId() + "-1", submission.batchId() + "-2");
        assertThat(job.enqueued().get(30, TimeUnit.SECONDS)).hasSize(4);
        JobResult result = job.await();
        assertThat(result.batchId()).isEqualTo(submission.batchId());
        assertThat(result.images()).extracting(OutputImage::width).containsExactly(16, 24, 16, 24);
    }

    @Test
    void ofSeveralBatchesNoneRunsIfTheServerRefusesOne() {
        Submission submission = client.workflow(new SmallWorkflow().node("blank", "blank_image", Map.of())
                .step("unknown", "no_such_node", Map.of("n", 1)).expose("unknown.n").definition()).newSubmission()
                .sweep("unknown.n", List.of(1, 2));

        assertThatThrownBy(() -> run(submission)).isInstanceOf(InvokeAIException.class);
        assertThat(queue.batchStatus(submission.batchId() + "-1").total()).isZero();
        assertThat(queue.batchStatus(submission.batchId() + "-2").total()).isZero();
    }

    @Test
    void aValueThatAFieldRefusesIsFoundBeforeItBlocksTheQueue() {
        SmallWorkflow workflow = new SmallWorkflow()
                .step("widths", "integer_batch", Map.of("integers", List.of(16, -1), "batch_group_id", "None"))
                .node("blur", "img_blur", Map.of()).step("blank", "blank_image", Map.of())
                .edge("blank.image", "blur.image").edge("widths.value", "blur.radius");

        assertThatThrownBy(() -> run(submission(workflow))).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("value 1 does not fit");
    }

    private Submission blank() {
        return submission(new SmallWorkflow().node("blank", "blank_image", Map.of("width", 8, "height", 8, "color",
                Map.of("r", 1, "g", 2, "b", 3, "a", 255))).expose("blank.width").expose("blank.height").expose("blank.color"));
    }

    private Submission submission(SmallWorkflow workflow) {
        return client.workflow(workflow.definition()).newSubmission();
    }

    private static List<List<Integer>> sizes(JobResult result) {
        return result.images().stream().map(image -> List.of(image.width(), image.height())).sorted(BY_SIZE).toList();
    }

    private static List<String> values(JobResult result, String key) {
        return result.items().stream().map(ItemResult::fieldValues).flatMap(JsonNode::valueStream)
                .map(value -> value.path("value").path(key).asText()).toList();
    }
}
