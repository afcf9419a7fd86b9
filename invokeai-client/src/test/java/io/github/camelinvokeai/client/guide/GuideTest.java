package io.github.camelinvokeai.client.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.job.JobSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** That docs/java-client.md shows the code that {@link GuideIT} runs, and leaves nothing out. */
class GuideTest {

    private static final Path GUIDE = Path.of("../docs/java-client.md");
    private static final Path CODE = Path.of("src/test/java/io/github/camelinvokeai/client/guide/GuideIT.java");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```java\\R(.*?)^```");
    private static final Pattern MARKED = Pattern.compile("(?ms)^ *// begin\\R(.*?)^ *// end");

    @Test
    void theGuideShowsTheCodeThatRuns() throws IOException {
        assertThat(blocks(FENCED, GUIDE)).containsExactlyInAnyOrderElementsOf(code());
    }

    @Test
    void theReadmeShowsTheBeginningOfIt() throws IOException {
        assertThat(blocks(FENCED, Path.of("../README.md"))).contains(code().get(0));
    }

    @Test
    void everyErrorIsExplained() throws IOException {
        String guide = Files.readString(GUIDE);
        try (Stream<Path> errors = Files.list(Path.of("src/main/java/io/github/camelinvokeai/client/error"))) {
            assertThat(errors.map(file -> file.getFileName().toString().replace(".java", "")))
                    .filteredOn(name -> name.endsWith("Exception"))
                    .hasSizeGreaterThan(15).allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
        }
    }

    @Test
    void everySettingIsExplained() throws IOException {
        String guide = Files.readString(GUIDE);

        assertThat(JobSettings.class.getRecordComponents())
                .allSatisfy(part -> assertThat(guide).contains("`" + part.getName() + "`"));
        assertThat(Stream.of(InvokeAIClient.Builder.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == InvokeAIClient.Builder.class && !method.isSynthetic()))
                .allSatisfy(method -> assertThat(guide).contains("`" + method.getName() + "`"));
    }

    private static List<String> code() throws IOException {
        return blocks(MARKED, CODE).stream()
                .map(code -> code.replace("SERVER", "\"http://127.0.0.1:9090\"")
                        .replaceAll("(?m)(^| )print\\(", "$1System.out.println(").replaceAll("\\bfile\\(", "Path.of("))
                .toList();
    }

    private static List<String> blocks(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().map(block -> block.group(1).stripTrailing().stripIndent())
                .toList();
    }
}
