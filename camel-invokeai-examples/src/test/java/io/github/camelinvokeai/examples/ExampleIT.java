package io.github.camelinvokeai.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.imageio.ImageIO;

import org.apache.camel.main.Main;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Each example on a real server, its routes in YAML and in Java. */
@Timeout(300)
class ExampleIT {

    private static final String YAML = "variant=yaml";
    private static final String JAVA = "--java";

    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    private Main main;

    @AfterEach
    void stop() {
        if (main != null) {
            main.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { YAML, JAVA })
    void promptFilesBecomePictures(String variant) throws Exception {
        Path prompts = Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(prompts.resolve("Möwe.txt"), "Möwen über dem Hafen: 50 % & mehr?\n");
        Files.writeString(prompts.resolve("notes.md"), "not a prompt");

        start("prompt-files", variant, "prompts=" + prompts, "steps=2");

        assertThat(picture("Möwe.png")).satisfies(is(256, 256));
        Files.writeString(prompts.resolve("later.txt"), "a prompt that comes while the route runs");
        assertThat(picture("later.png")).satisfies(is(256, 256));
        assertThat(Files.exists(folder.resolve("pictures/notes.png"))).isFalse();
        assertThat(prompts.resolve("Möwe.txt")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = { YAML, JAVA })
    void theTimerMakesAsManyPicturesAsItIsTold(String variant) throws Exception {
        start("timer", variant, "period=500", "times=2");

        BufferedImage first = picture("picture-1.png");
        BufferedImage second = picture("picture-2.png");
        assertThat(first).satisfies(is(256, 256));
        assertThat(second).satisfies(is(256, 256));
        assertThat(pixels(first)).as("another blur radius").isNotEqualTo(pixels(second));
    }

    @ParameterizedTest
    @ValueSource(strings = { YAML, JAVA })
    void photosOfAnySizeBecomePictures(String variant) throws Exception {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        photo(640, 200, 320, 0, "png", photos.resolve("wide.png"));
        photo(40, 90, 0, 45, "jpg", photos.resolve("SMALL.JPG"));

        start("image-to-image", variant, "photos=" + photos, "prompt=rock & roll (50%?)", "strength=0.1", "width=192",
                "height=128", "steps=10");

        BufferedImage wide = picture("wide-variation.png");
        BufferedImage small = picture("SMALL-variation.png");
        assertThat(wide).satisfies(is(192, 128));
        assertThat(small).satisfies(is(192, 128));
        assertThat(pixels(wide)).as("all but the photo is the same").isNotEqualTo(pixels(small));
    }

    @ParameterizedTest
    @ValueSource(strings = { YAML, JAVA })
    void eventsOfAnotherJobAreLogged(String variant) throws Exception {
        start("events-to-log", variant);
        main.getCamelContext().createProducerTemplate().requestBody(
                "invokeai:workflow?file=sd15-text-to-image.json&input.Model=Tiny SD&input.Width=64&input.Height=64"
                                                                    + "&input.Steps=3&input.Seed="
                                                                    + System.nanoTime() % 1_000_000,
                (Object) null);

        await().atMost(Duration.ofSeconds(60)).until(() -> log.stream().anyMatch(line -> line.contains(" completed ")));
        assertThat(log).anyMatch(line -> line.matches("queue_item_status_changed item [0-9]+ in_progress ?"))
                .anyMatch(line -> line.matches("invocation_progress item [0-9]+ +0\\.[0-9]+"))
                .anyMatch(line -> line.matches("invocation_progress item [0-9]+ +1\\.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = { YAML, JAVA })
    void theRowsOfATableBecomePicturesOfOneBatch(String variant) throws Exception {
        Path tables = Files.createDirectories(folder.resolve("tables"));
        Files.writeString(tables.resolve("sizes.json"), """
                [ { "Width": 64, "Height": 96, "Title": "first" }, { "Width": 96, "Height": 64, "Title": "second" } ]
                """);

        start("table", variant, "tables=" + tables);

        assertThat(picture("sizes-0.png")).satisfies(is(64, 96));
        assertThat(picture("sizes-1.png")).satisfies(is(96, 64));
        assertThat(log.stream().filter(line -> line.startsWith("Wrote "))).hasSize(2);
    }

    private void start(String example, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("pictures=" + folder.resolve("pictures"));
        arguments.add("camel.component.invokeai.url=" + System.getProperty("invokeai.url"));
        arguments.add("camel.component.invokeai.workflowDirectory=../data/workflows");
        main = Example.prepare(Path.of(example), arguments);
        main.init();
        main.getCamelContext().getCamelContextExtension().addLogListener((exchange, logger, message) -> {
            log.add(message);
            return message;
        });
        main.start();
    }

    /** The picture of a name, once the route has said that it wrote it. */
    private BufferedImage picture(String name) throws IOException {
        Path file = folder.resolve("pictures").resolve(name);
        await().atMost(Duration.ofSeconds(200)).until(() -> log.contains("Wrote " + file));
        return ImageIO.read(file.toFile());
    }

    private static ThrowingConsumer<BufferedImage> is(int width, int height) {
        return image -> {
            assertThat(image.getWidth()).isEqualTo(width);
            assertThat(image.getHeight()).isEqualTo(height);
        };
    }

    /** Black, and white from a point on. */
    private static void photo(int width, int height, int x, int y, String format, Path file) throws IOException {
        BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        photo.createGraphics().fillRect(x, y, width, height);
        assertThat(ImageIO.write(photo, format, file.toFile())).isTrue();
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
