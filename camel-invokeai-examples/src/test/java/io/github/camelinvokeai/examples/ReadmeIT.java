package io.github.camelinvokeai.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.apache.camel.RoutesBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The route that the README shows, in Java and in YAML, as it stands there but for the folders, which are the test's.
 */
@Timeout(300)
class ReadmeIT {

    private static final Path README = Path.of("../README.md");

    private final Main main = new Main();

    @TempDir
    Path folder;

    @BeforeEach
    void aPromptAndSettings() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("prompts")).resolve("harbour.txt"), "a harbour in the rain");
        String settings = block("properties", "camel.component").replace("{{env:INVOKEAI_URL:http://127.0.0.1:9090}}",
                System.getProperty("invokeai.url")).replace("data/workflows", "../data/workflows");
        main.setPropertyPlaceholderLocations("file:" + Files.writeString(folder.resolve("settings.properties"), settings));
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void theRouteInYamlMakesAPictureOfAPromptFile() throws Exception {
        Path routes = Files.writeString(folder.resolve("readme.camel.yaml"), inFolder(block("yaml", "route:")));
        main.configure().setRoutesIncludePattern("file:" + routes);

        assertPromptBecomesPicture();
    }

    @Test
    void theRouteInJavaMakesAPictureOfAPromptFile() throws Exception {
        try (URLClassLoader classes = compiled(inFolder(block("java", "from(")))) {
            main.configure().addRoutesBuilder(
                    (RoutesBuilder) classes.loadClass("Readme").getDeclaredConstructor().newInstance());

            assertPromptBecomesPicture();
        }
    }

    private void assertPromptBecomesPicture() throws Exception {
        main.start();
        Path picture = folder.resolve("pictures/harbour.png");

        await().atMost(Duration.ofMinutes(3)).until(() -> Files.exists(folder.resolve("prompts/.camel/harbour.txt")));

        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo(256);
        assertThat(image.getHeight()).isEqualTo(256);
    }

    private String inFolder(String route) {
        assertThat(route).contains("file:prompts").contains("file:pictures");
        return route.replace("file:prompts", "file:" + folder + "/prompts").replace("file:pictures",
                "file:" + folder + "/pictures");
    }

    private static String block(String language, String content) throws IOException {
        List<String> blocks
                = Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```").matcher(Files.readString(README)).results()
                        .map((MatchResult block) -> block.group(1)).filter(block -> block.contains(content)).toList();
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }

    private URLClassLoader compiled(String route) throws IOException {
        Path source = Files.writeString(folder.resolve("Readme.java"), """
                public class Readme extends org.apache.camel.builder.RouteBuilder {
                    @Override
                    public void configure() {
                        %s
                    }
                }
                """.formatted(route));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean good = compiler.getTask(
                    messages, files, null, List.of("-cp", System.getProperty("java.class.path"), "-d", folder.toString()), null,
                    files.getJavaFileObjects(source)).call();
            assertThat(good).as(messages.toString()).isTrue();
        }
        return new URLClassLoader(new URL[] { folder.toUri().toURL() }, ReadmeIT.class.getClassLoader());
    }
}
