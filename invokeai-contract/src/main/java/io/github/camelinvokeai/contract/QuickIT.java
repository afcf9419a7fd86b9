package io.github.camelinvokeai.contract;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.board.Board;
import io.github.camelinvokeai.client.error.InputException;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.image.ImageCategory;
import io.github.camelinvokeai.client.image.ImageInfo;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.image.UploadOptions;
import io.github.camelinvokeai.client.job.OutputImage;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.quick.TextToImage;
import io.github.camelinvokeai.client.quick.TextToImageJob;
import io.github.camelinvokeai.client.quick.TextToImageResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Pictures from a text, and copies of pictures, in one call each; every argument is heeded or refused. */
class QuickIT extends ContractTest {

    private TextToImage.Builder harbour() {
        return TextToImage.builder("a harbour at dawn, " + mark).size(256, 256).steps(3);
    }

    private TextToImageJob submit(TextToImage request) {
        TextToImageJob job = client.quick().submit(request);
        willRemove(job.job());
        return job;
    }

    @ParameterizedTest
    @CsvSource({ ServerUnderTest.SD_MODEL + ",txt2img", ServerUnderTest.SDXL_MODEL + ",sdxl_txt2img" })
    void everyArgumentIsInThePictureAndItsRecipe(String model, String mode) {
        int seed = seed();
        TextToImageResult result = submit(harbour().model(model).negativePrompt("fog").size(320, 256).steps(4).cfgScale(5.5)
                .scheduler("euler").seed(seed).board("quick " + mark).createBoard(true).build()).await();
        OutputImage image = result.images().get(0);
        JsonNode recipe = client.images().metadata(image.imageName());

        assertThat(result.images()).hasSize(1);
        assertThat(result.model().name()).isEqualTo(model);
        assertThat(result.seeds()).containsExactly((long) seed);
        assertThat(image.width()).isEqualTo(320);
        assertThat(image.height()).isEqualTo(256);
        assertThat(client.boards().getBoardByName("quick " + mark).id()).isEqualTo(image.boardId());
        assertThat(client.images().get(image.imageName()).category()).isEqualTo("general");
        assertThat(recipe.path("positive_prompt").asText()).isEqualTo("a harbour at dawn, " + mark);
        assertThat(recipe.path("negative_prompt").asText()).isEqualTo("fog");
        assertThat(recipe.path("generation_mode").asText()).isEqualTo(mode);
        assertThat(recipe.path("seed").asInt()).isEqualTo(seed);
        assertThat(recipe.path("steps").asInt()).isEqualTo(4);
        assertThat(recipe.path("cfg_scale").asDouble()).isEqualTo(5.5);
        assertThat(recipe.path("scheduler").asText()).isEqualTo("euler");
        assertThat(recipe.path("width").asInt()).isEqualTo(320);
        assertThat(recipe.path("model").path("key").asText()).isEqualTo(result.model().key());
    }

    @Test
    void severalPicturesAreOneBatchWithASeedEach() {
        TextToImageJob job = submit(harbour().seed(TextToImage.MAX_SEED - 1).images(3).build());
        TextToImageResult result = job.await();

        assertThat(job.seeds()).containsExactly(4_294_967_294L, 4_294_967_295L, 0L).isEqualTo(result.seeds());
        assertThat(queue.batchStatus(job.job().batchId()).total()).isEqualTo(3);
        assertThat(result.images()).extracting(image -> client.images().metadata(image.imageName()).path("seed").asLong())
                .isEqualTo(result.seeds());
    }

    @Test
    void withoutWordsAboutItTheFirstModelPaintsWithARandomSeed() {
        TextToImageResult one = submit(harbour().build()).await();
        TextToImageResult other = submit(harbour().build()).await();

        assertThat(Set.of(ServerUnderTest.SD_MODEL, ServerUnderTest.SDXL_MODEL)).contains(one.model().name());
        assertThat(other.model()).isEqualTo(one.model());
        assertThat(other.seeds()).isNotEqualTo(one.seeds());
    }

    @Test
    void whatWouldNotWorkIsRefusedBeforeAnythingIsSent() {
        refused(harbour().width(260), InvalidValueException.class, "width");
        refused(harbour().scheduler("no such scheduler"), InvalidValueException.class, "scheduler");
        refused(harbour().guidance(3), InvalidValueException.class, "guidance");
        refused(harbour().model("Nobody Has It"), ModelNotFoundException.class, "model");
        refused(harbour().vae("Nobody Has It"), ModelNotFoundException.class, "vae");
        refused(harbour().lora("Nobody Has It", 1), ModelNotFoundException.class, "loras");
    }

    private void refused(TextToImage.Builder request, Class<? extends InputException> type, String input) {
        TextToImageJob job = submit(request.board("refused " + mark).createBoard(true).build());

        assertThat(catchThrowableOfType(type, job::await)).as(input).isNotNull().extracting(InputException::input)
                .isEqualTo(input);
        assertThat(queue.batchStatus(job.job().batchId()).unknown()).as("nothing was sent").isTrue();
        assertThat(client.boards().getBoardsByName("refused " + mark)).as("no board was made").isEmpty();
    }

    @Test
    void aBoardThatIsNotThereIsMadeOnlyOnRequest() {
        assertThatThrownBy(() -> submit(harbour().board("absent " + mark).build()).await())
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aCopyKeepsWhatThePictureCarriesAndLeavesTheOriginalWhereItIs() throws IOException {
        Board board = client.boards().createBoard("copies " + mark);
        ImageInfo original = upload(ImageSource.of(Pictures.png()), UploadOptions.defaults()
                .withCategory(ImageCategory.CONTROL).withMetadata(Json.mapper().createObjectNode().put("note", "ü")));

        ImageInfo copy = client.quick().copyImageToBoard(original.imageName(), board.name(), false);

        assertThat(copy.imageName()).isNotEqualTo(original.imageName());
        assertThat(copy.boardId()).isEqualTo(board.id());
        assertThat(List.of(copy.width(), copy.height(), copy.category(), copy.intermediate()))
                .containsExactly(original.width(), original.height(), "control", false);
        assertThat(client.images().metadata(copy.imageName()).path("note").asText()).isEqualTo("ü");
        assertThat(client.images().get(original.imageName())).isEqualTo(original);
    }

    @Test
    void aCopyOfWhatAWorkflowMadeKeepsWorkflowAndGraph() throws IOException {
        String original = run(workflow(CPU_NODES).newSubmission()).images().get(0).imageName();

        ImageInfo copy = client.quick().copyImageToBoard(original, "workflows " + mark, true);

        assertThat(client.images().workflow(copy.imageName())).isNotNull().isEqualTo(client.images().workflow(original));
        assertThat(copy.hasWorkflow()).isTrue();
        assertThat(client.boards().listImageNames(client.boards().getBoardByName("workflows " + mark).id()))
                .containsExactly(copy.imageName());
    }

    @Test
    void aCopyNeedsAPictureAndABoard() throws IOException {
        String original = upload(ImageSource.of(Pictures.png()), UploadOptions.defaults()).imageName();

        assertThatThrownBy(() -> client.quick().copyImageToBoard("nope.png", "copies " + mark, true))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.quick().copyImageToBoard(original, "copies " + mark, false))
                .isInstanceOf(NotFoundException.class);
        assertThat(client.boards().getBoardsByName("copies " + mark)).isEmpty();
    }
}
