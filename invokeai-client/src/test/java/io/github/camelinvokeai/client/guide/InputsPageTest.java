package io.github.camelinvokeai.client.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.drift.Change;
import io.github.camelinvokeai.client.drift.InputMap;
import io.github.camelinvokeai.client.drift.InputMapReport;
import io.github.camelinvokeai.client.drift.KeyKind;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The code of docs/inputs.md, between the marks, and that the page leaves nothing out. */
class InputsPageTest {

    private static final Path PAGE = Path.of("../docs/inputs.md");
    private static final Path CODE = Path.of("src/test/java/io/github/camelinvokeai/client/guide/InputsPageTest.java");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```java\\R(.*?)^```");
    private static final Pattern MARKED = Pattern.compile("(?ms)^ *// begin\\R(.*?)^ *// end");

    private final List<String> printed = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void theCodeRuns() throws IOException {
        // begin
        WorkflowHandle workflow = WorkflowHandle.compile(
                WorkflowDefinition.fromFile(file("sd15-text-to-image.json")), NodeSchema.shipped());
        print(workflow.describe());
        // end
        assertThat(printed).singleElement().asString().contains("LABEL", "Prompt");

        // begin
        ObjectNode schema = workflow.inputsSchema();
        print(schema.at("/properties/Width/multipleOf"));
        // end
        assertThat(printed).last().isEqualTo("8");

        // begin
        Map<String, Object> request = Map.of("Model", "Tiny SD", "Prompt", "a lighthouse at dawn", "Width", 256, "Height", 256);
        Submission submission = workflow.newSubmission().setAll(request);
        // end
        assertThat(submission.preview().warnings()).singleElement().asString().startsWith("Model");

        // begin
        InputMap map = InputMap.of(workflow, Set.of(KeyKind.LABEL));
        Files.writeString(file("sd15.map.json"), map.toJson().toPrettyString());
        // end

        // begin
        InputMapReport report = InputMap.fromFile(file("sd15.map.json")).verify(workflow);
        report.warnings().forEach(warning -> print(warning));
        report.requireCompatible();
        // end
        assertThat(report.inputs()).hasSize(10);
        assertThat(printed).hasSize(2);
    }

    @Test
    void thePageShowsTheCodeThatRuns() throws IOException {
        List<String> code = blocks(MARKED, CODE).stream()
                .map(block -> block.replaceAll("\\bprint\\(", "System.out.println(").replaceAll("\\bfile\\(", "Path.of("))
                .toList();

        assertThat(blocks(FENCED, PAGE)).containsExactlyElementsOf(code);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfValueIsExplained(FieldKind kind) throws IOException {
        assertThat(Files.readString(PAGE)).contains("`" + kind.name().toLowerCase(Locale.ROOT) + "`");
    }

    @ParameterizedTest
    @EnumSource
    void everyChangeIsExplained(Change change) throws IOException {
        assertThat(Files.readString(PAGE)).contains("| " + change.name().toLowerCase(Locale.ROOT) + " |");
    }

    private Path file(String name) {
        return name.endsWith(".map.json") ? folder.resolve(name) : Path.of("../data/workflows", name);
    }

    private void print(Object line) {
        printed.add(String.valueOf(line));
    }

    private static List<String> blocks(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().map(block -> block.group(1).stripTrailing().stripIndent())
                .toList();
    }
}
