package io.github.camelinvokeai.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
class DemoIT {

    private static final Map<String, String> SERVER = Map.of("INVOKEAI_URL", System.getProperty("invokeai.url"));
    private static final Map<String, String> NONE = Map.of();

    @TempDir
    Path folder;

    @Test
    void withoutAServerItSaysThatThePictureIsADrawing() throws IOException {
        Ran ran = demo(NONE, "a harbour in the rain");

        assertPicture(ran, 512, "a harbour in the rain");
        assertThat(ran.errLines().get(0))
                .isEqualTo("invokeai: no INVOKEAI_URL, so this is a drawing by the embedded server, not diffusion");
        assertThat(ran.errLines().subList(1, ran.errLines().size()))
                .allMatch(line -> line.matches("[ 0-9]{3} %  step [0-9]+/9  [0-9]+:[0-9]{2}  .+"))
                .last().asString().startsWith("100 %  step 9/9");
    }

    @ParameterizedTest
    @CsvSource({ "Tiny SD, sd-1", "Tiny SDXL, sdxl" })
    void onAServerItSaysWhichModelPaints(String model, String base) throws IOException {
        Ran ran = demo(SERVER, "a harbour", "--model", model, "--width", "256", "--height", "256", "--steps", "3");

        assertPicture(ran, 256, "a harbour");
        assertThat(ran.errLines().get(0)).startsWith("invokeai: model '" + model + "' (" + base + ") of the server at http");
        assertThat(ran.errLines()).last().asString().startsWith("100 %  step 9/9");
    }

    @Test
    void theSameSeedGivesTheSameDrawingAndAnotherAnother() throws IOException {
        int[] first = pixels(demo(NONE, "--width", "64", "--height", "64", "--seed", "7"));

        assertThat(pixels(demo(NONE, "--width", "64", "--height", "64", "--seed", "7"))).isEqualTo(first);
        assertThat(pixels(demo(NONE, "--width", "64", "--height", "64", "--seed", "8"))).isNotEqualTo(first);
    }

    @Test
    void aModelThatIsNotInstalledIsOneLineWithThoseThatAre() {
        Ran ran = demo(SERVER, "--model", "Nobody Has It");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errLines()).singleElement().asString().startsWith("invokeai: No main model 'Nobody Has It'")
                .contains("'Tiny SD' (sd-1)", "'Tiny SDXL' (sdxl)");
    }

    @Test
    void aValueThatDoesNotFitIsOneLine() {
        Ran ran = demo(NONE, "--width", "100");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.errLines()).hasSize(2).last().asString().contains("Width").contains("is 100, but must be");
    }

    @Test
    void aFolderThatCannotBeIsFoundBeforeAServerIsStarted() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        Ran ran = Ran.of("demo", "--out", file.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.errLines()).containsExactly("invokeai: " + file + ": exists and is not a directory");
    }

    private static void assertPicture(Ran ran, int size, String prompt) throws IOException {
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.outLines()).hasSize(1);
        Path picture = Path.of(ran.outLines().get(0));
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo(size);
        assertThat(image.getHeight()).isEqualTo(size);
        assertThat(PngTexts.of(picture).get("invokeai_workflow")).contains(prompt);
    }

    private static int[] pixels(Ran ran) throws IOException {
        BufferedImage image = ImageIO.read(Path.of(ran.outLines().get(0)).toFile());
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private Ran demo(Map<String, String> environment, String... options) {
        List<String> start = List.of("demo", "--out", folder.toString());
        return Ran.in(environment, 0, Stream.concat(start.stream(), Arrays.stream(options)).toArray(String[]::new));
    }
}
