package io.github.camelinvokeai.client.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.FieldType;
import io.github.camelinvokeai.client.schema.GeneratorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** That docs/batches.md shows the code that {@link BatchesPageIT} runs, and leaves no generator out. */
class BatchesPageTest {

    private static final Path PAGE = Path.of("../docs/batches.md");
    private static final Path CODE = Path.of("src/test/java/io/github/camelinvokeai/client/guide/BatchesPageIT.java");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```java\\R(.*?)^```");
    private static final Pattern MARKED = Pattern.compile("(?ms)^ *// begin\\R(.*?)^ *// end");

    static Stream<GeneratorType> generators() {
        return Stream.of("IntegerGeneratorField", "FloatGeneratorField", "StringGeneratorField", "ImageGeneratorField")
                .flatMap(field -> GeneratorType.of(new FieldType(field, Cardinality.SINGLE)).stream());
    }

    @Test
    void thePageShowsTheCodeThatRuns() throws IOException {
        List<String> code = blocks(MARKED, CODE).stream()
                .map(block -> block.replaceAll("\\bprint\\(", "System.out.println(").replaceAll("\\bfile\\(", "Path.of("))
                .toList();

        assertThat(blocks(FENCED, PAGE)).containsExactlyElementsOf(code);
    }

    @ParameterizedTest
    @MethodSource("generators")
    void everyGeneratorIsExplainedWithItsParameters(GeneratorType generator) throws IOException {
        String name = generator.name().replaceFirst(".*_generator_", "");
        List<String> rows = Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `" + name + "` |")).toList();

        assertThat(rows).hasSize(1);
        assertThat(generator.parameters()).filteredOn(parameter -> !parameter.name().equals("values"))
                .allSatisfy(parameter -> assertThat(rows.get(0)).contains("`" + parameter.name() + "`"));
    }

    private static List<String> blocks(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().map(block -> block.group(1).stripTrailing().stripIndent())
                .toList();
    }
}
