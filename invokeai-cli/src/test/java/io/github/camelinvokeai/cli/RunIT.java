package io.github.camelinvokeai.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.board.Board;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(180)
class RunIT {

    private static final String SERVER = System.getProperty("invokeai.url");
    private static final String[] TINY = {
            "--input", "Model=Tiny SD", "--input", "Width=256", "--input", "Height=256", "--input", "Steps=3" };

    @TempDir
    Path folder;

    @Test
    void aPromptBecomesAPictureThatCarriesItsWorkflow() throws IOException {
        Ran ran = run("sd15-text-to-image.json", with(TINY, "--input", "Prompt=a lighthouse at dawn", "--input", seed()));

        assertThat(ran.status()).as(ran.err()).isZero();
        Path picture = Path.of(ran.outLines().get(0));
        assertThat(ran.outLines()).hasSize(1);
        assertThat(picture).isRegularFile().hasParent(folder).hasFileName(picture.getFileName().toString())
                .satisfies(file -> assertThat(file.getFileName().toString()).matches("sd15-text-to-image-[0-9]+-1\\.png"));
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo(256);
        assertThat(image.getHeight()).isEqualTo(256);
        assertThat(PngTexts.of(picture).get("invokeai_workflow")).contains("a lighthouse at dawn");
    }

    @Test
    void progressIsToldInPlainLinesUpToTheEnd() {
        Ran ran = run("sd15-text-to-image.json", with(TINY, "--input", seed()));

        assertThat(ran.errLines()).hasSizeGreaterThan(3)
                .allMatch(line -> line.matches("[ 0-9]{3} %  step [0-9]+/9  [0-9]+:[0-9]{2}  .+"))
                .anyMatch(line -> line.contains("Denoise"));
        assertThat(ran.errLines().get(0)).startsWith("  0 %  step 0/9");
        assertThat(ran.errLines().get(ran.errLines().size() - 1)).startsWith("100 %  step 9/9");
    }

    @Test
    void everyRunHasAFileOfItsOwnInTheirOrder() {
        Ran ran = run("cpu-nodes.json", "--runs", "3");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.outLines()).hasSize(3).doesNotHaveDuplicates().isSorted().allSatisfy(line -> assertThat(
                ImageIO.read(Path.of(line).toFile())).isNotNull());
    }

    @Test
    void picturesGoToTheBoardThatWasNamed() {
        String name = "cli " + UUID.randomUUID();
        try (InvokeAIClient client = InvokeAIClient.create(SERVER)) {
            Ran unknown = run("cpu-nodes.json", "--board", name);
            assertThat(unknown.status()).isEqualTo(1);
            assertThat(unknown.errLines()).singleElement().asString()
                    .startsWith("invokeai: There is no board named '" + name + "'").endsWith("; --create-board has it made");

            Ran created = run("cpu-nodes.json", "--board", name, "--create-board", "--json");
            Board board = client.boards().getBoardByName(name);
            assertThat(created.status()).as(created.err()).isZero();
            assertThat(client.boards().listImageNames(board.id()))
                    .contains(created.json().path("images").get(0).path("imageName").textValue());

            assertThat(run("cpu-nodes.json", "--board", name).status()).isZero();
            assertThat(run("cpu-nodes.json", "--board-id", board.id()).status()).isZero();
            assertThat(client.boards().listBoards()).filteredOn(each -> each.name().equals(name)).hasSize(1);
            client.boards().deleteBoard(board.id(), true);
        }
    }

    @Test
    void theResultCanBeHadAsJson() {
        Ran ran = run("cpu-nodes.json", "--json", "--runs", "2", "--batch-id", "cli-" + UUID.randomUUID());

        JsonNode json = ran.json();
        assertThat(json.path("succeeded").booleanValue()).isTrue();
        assertThat(json.path("error").isNull()).isTrue();
        assertThat(json.path("batchId").textValue()).startsWith("cli-");
        assertThat(json.path("items")).hasSize(2)
                .allSatisfy(item -> assertThat(item.path("status").textValue()).isEqualTo("completed"));
        assertThat(json.path("images")).hasSize(2).allSatisfy(image -> {
            assertThat(Path.of(image.path("file").textValue())).isRegularFile();
            assertThat(image.path("nodeType").textValue()).isEqualTo("save_image");
            assertThat(image.path("width").intValue()).isPositive();
        });
    }

    @Test
    void aPhotoIsUploadedFromItsFile() throws IOException {
        Path photo = folder.resolve("photo.png");
        ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "png", photo.toFile());

        Ran ran = run("image-to-image.json", with(TINY, "--input", "Image=@" + photo));

        assertThat(ran.status()).as(ran.err()).isZero();
        BufferedImage image = ImageIO.read(Path.of(ran.outLines().get(0)).toFile());
        assertThat(image.getWidth()).isEqualTo(256);
        assertThat(image.getHeight()).isEqualTo(256);
    }

    @Test
    void aJobThatFailsNamesTheNodeInOneLineAfterTheProgress() throws IOException {
        Path workflow = Files.writeString(folder.resolve("by-zero.json"), """
                {"nodes": [{"id": "n", "type": "invocation", "data": {"id": "n", "type": "div", "version": "1.0.1",
                            "label": "By zero", "useCache": false,
                            "inputs": {"a": {"name": "a", "value": 1}, "b": {"name": "b", "value": 0}}}}],
                 "edges": [], "meta": {"category": "user", "version": "4.0.0"}}
                """);

        Ran ran = Ran.of("run", workflow.toString(), "--url", SERVER, "--out", folder.toString(), "--json");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.errLines()).filteredOn(line -> line.startsWith("invokeai: ")).singleElement().asString()
                .contains("ZeroDivisionError").contains("div");
        assertThat(ran.err()).doesNotContain("\tat ");
        assertThat(ran.json().path("succeeded").booleanValue()).isFalse();
        assertThat(ran.json().path("error").textValue()).contains("ZeroDivisionError");
        assertThat(ran.json().path("items").get(0).path("status").textValue()).isEqualTo("failed");
    }

    @Test
    void aModelThatIsNotInstalledIsFoundBeforeAnythingIsSent() {
        Ran ran = run("sd15-text-to-image.json", "--input", "Model=Nobody Has It");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errLines()).singleElement().asString()
                .contains("model 'Nobody Has It' is not installed").contains("'Tiny SD'");
    }

    @Test
    void aRequiredValueThatIsMissingIsFoundBeforeAnythingIsSent() {
        Ran ran = run("sd15-text-to-image.json");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.errLines()).singleElement().asString().contains("Model (2, ");
    }

    @Test
    void aJobThatTakesTooLongIsCanceled() {
        String batch = "cli-" + UUID.randomUUID();
        try (InvokeAIClient client = InvokeAIClient.create(SERVER)) {
            Ran ran = run("sd15-text-to-image.json", with(
                    TINY, "--input", "Steps=150", "--input", seed(), "--timeout", "2s", "--batch-id", batch));

            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.errLines()).filteredOn(line -> line.startsWith("invokeai: ")).singleElement().asString()
                    .contains("within the --timeout of 2s;");
            assertThat(client.queue("default").batchStatus(batch).canceled()).isEqualTo(1);
        }
    }

    @Test
    void aPageThatIsNoInvokeAIIsOneLine() {
        Ran ran = Ran.of("run", Workflows.own("cpu-nodes.json").toString(), "--url", SERVER + "/nowhere", "--out",
                folder.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.errLines()).singleElement().asString().contains("instead of JSON: is the base URL right?");
    }

    @Test
    void nothingIsLeftInTheFolderBesidesThePictures() throws IOException {
        run("cpu-nodes.json");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1).allMatch(file -> file.toString().endsWith(".png"));
        }
    }

    private Ran run(String workflow, String... options) {
        List<String> args = new ArrayList<>(List.of("run", Workflows.own(workflow).toString(), "--out", folder.toString()));
        args.addAll(Arrays.asList(options));
        return Ran.in(Map.of("INVOKEAI_URL", SERVER), 0, args.toArray(String[]::new));
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Arrays.stream(options), Arrays.stream(more)).toArray(String[]::new);
    }

    /** Anew each time, so that the server cannot answer from its cache of nodes. */
    private static String seed() {
        return "Seed=" + ThreadLocalRandom.current().nextInt(1, 1_000_000_000);
    }
}
