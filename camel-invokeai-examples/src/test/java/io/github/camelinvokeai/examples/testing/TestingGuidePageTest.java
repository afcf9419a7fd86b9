package io.github.camelinvokeai.examples.testing;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelinvokeai.embedded.EmbeddedInvokeAI;
import io.github.camelinvokeai.embedded.NodeScript;
import io.github.camelinvokeai.embedded.RequestFaults;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** That docs/testing.md shows the code that {@link TestingGuideTest} and the examples run, and leaves nothing out. */
class TestingGuidePageTest {

    private static final Path PAGE = Path.of("../docs/testing.md");
    private static final Path CODE = Path.of("src/test/java/io/github/camelinvokeai/examples/testing");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```java\\R(.*?)^```");
    private static final Pattern MARKED = Pattern.compile("(?ms)^ *// begin\\R(.*?)^ *// end");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)\\)");
    private static final Pattern NODE_TYPES = Pattern.compile("(?m)^\\| [^|`]+ \\| ((?:`\\w+`(?:, )?)+) \\|$");

    private final String page = read(PAGE);

    @Test
    void thePageShowsTheCodeThatRuns() {
        List<String> code = Stream.of("TestingGuideTest.java", "PosterRouteTest.java").map(CODE::resolve)
                .flatMap(file -> blocks(MARKED, read(file))).map(block -> block.replaceAll("\\bfile\\(", "Path.of(")).toList();

        assertThat(blocks(FENCED, page)).containsExactlyInAnyOrderElementsOf(code);
    }

    @Test
    void everyNodeTypeThatRunsIsListedOnce() {
        List<String> listed = NODE_TYPES.matcher(page).results()
                .flatMap(row -> Stream.of(row.group(1).replace("`", "").split(", "))).toList();

        try (EmbeddedInvokeAI server = EmbeddedInvokeAI.start()) {
            assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(server.nodeTypes());
        }
    }

    @Test
    void everyOptionAndEverythingThatCanBeScriptedIsExplained() {
        assertThat(Stream.of(EmbeddedInvokeAI.Builder.class, EmbeddedInvokeAI.class, NodeScript.class, RequestFaults.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(method -> method.getName()).distinct())
                .hasSizeGreaterThan(20).allSatisfy(name -> assertThat(page).containsPattern("\\b" + name + "\\b"));
    }

    @Test
    void whatItLinksToExists() {
        List<String> links = LINK.matcher(page).results().map(link -> link.group(1)).toList();

        assertThat(links).hasSizeGreaterThan(2).allSatisfy(link -> assertThat(PAGE.resolveSibling(link)).exists());
    }

    private static Stream<String> blocks(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(block -> block.group(1).stripTrailing().stripIndent());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
