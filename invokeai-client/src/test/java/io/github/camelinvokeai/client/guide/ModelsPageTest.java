package io.github.camelinvokeai.client.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.camelinvokeai.client.error.Finding;
import io.github.camelinvokeai.client.workflow.ModelResolution;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** That docs/models-and-preflight.md shows the code that {@link ModelsPageIT} runs, and leaves nothing out. */
class ModelsPageTest {

    private static final Path PAGE = Path.of("../docs/models-and-preflight.md");
    private static final Path CODE = Path.of("src/test/java/io/github/camelinvokeai/client/guide/ModelsPageIT.java");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```java\\R(.*?)^```");
    private static final Pattern MARKED = Pattern.compile("(?ms)^ *// begin\\R(.*?)^ *// end");

    @Test
    void thePageShowsTheCodeThatRuns() throws IOException {
        List<String> code = blocks(MARKED, CODE).stream()
                .map(block -> block.replace(" print(", " System.out.println(").replaceAll("(?m)^print\\(",
                        "System.out.println("))
                .toList();

        assertThat(blocks(FENCED, PAGE)).containsExactlyElementsOf(code);
    }

    @Test
    void everySortOfFindingAndEveryResolutionIsExplained() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Arrays.stream(Finding.Kind.values()).map(kind -> "`" + kind.name().toLowerCase(Locale.ROOT) + "`"))
                .allSatisfy(kind -> assertThat(page).contains(kind));
        assertThat(Arrays.stream(ModelResolution.values()).map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
    }

    private static List<String> blocks(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().map(block -> block.group(1).stripTrailing().stripIndent())
                .toList();
    }
}
