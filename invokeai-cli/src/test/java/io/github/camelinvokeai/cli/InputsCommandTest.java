package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InputsCommandTest {

    private static final String ONE_NODE = """
            {"info": {"version": "9.9.9"}, "components": {"schemas": {
              "NovelOutput": {"class": "output", "type": "object", "properties": {"type": {"default": "novel_output"}}},
              "NovelInvocation": {
              "class": "invocation", "type": "object", "title": "Novel", "version": "1.0.0",
              "output": {"$ref": "#/components/schemas/NovelOutput"},
              "properties": {
                "type": {"const": "novel", "default": "novel", "type": "string"},
                "size": {"type": "integer", "minimum": 5, "maximum": 50, "title": "Size", "input": "any",
                         "field_kind": "input", "orig_required": false}}}}}}
            """;

    private static final String SD = Workflows.own("sd15-text-to-image.json").toString();

    @TempDir
    Path folder;

    @Test
    void theInputsArePrintedAsATable() {
        Ran ran = Ran.of("inputs", SD);

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.outLines()).hasSize(11);
        assertThat(ran.outLines().get(0)).matches("# +LABEL +TYPE +REQUIRED +VALUE +ACCEPTS +NODE.FIELD");
        assertThat(ran.outLines().get(3)).matches("2 +Model +model +yes +sd-1, sd-2 +\\S+\\.model");
    }

    @Test
    void theTableFitsTheTerminal() {
        assertThat(Ran.in(Map.of(), 80, "inputs", SD).outLines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    }

    @Test
    void theInputsArePrintedAsJson() {
        Ran ran = Ran.of("inputs", "--json", SD);

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.json()).hasSize(10);
        assertThat(ran.json().get(0).path("label").textValue()).isEqualTo("Prompt");
    }

    @Test
    void theInputsArePrintedAsAJsonSchema() {
        Ran ran = Ran.of("inputs", "--json-schema", SD);

        assertThat(ran.status()).isZero();
        assertThat(ran.json().path("$schema").textValue()).contains("2020-12");
        assertThat(ran.json().at("/properties/Steps/type").textValue()).isEqualTo("integer");
        assertThat(ran.json().path("required")).map(JsonNode::textValue).containsExactly("Model");
    }

    @Test
    void twoFormatsAtOnceAreRefused() {
        Ran ran = Ran.of("inputs", "--json-schema", "--json", SD);

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.errLines()).singleElement().asString().contains("--json and --json-schema are two answers: ask for one");
    }

    @Test
    void whatIsOddInTheFileIsAWarningAndStandardOutputStaysClean() {
        Ran ran = Ran.of("inputs", "--json", Workflows.everyKind().toString());

        assertThat(ran.status()).isZero();
        assertThat(ran.json()).hasSize(14);
        assertThat(ran.errLines()).containsExactly(
                "invokeai: warning: exposedFields[14]: there is no node nowhere; it is left out and takes no index");
    }

    @Test
    void aWorkflowWithoutInputsSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("bare.json"), "{\"nodes\":[],\"edges\":[]}");

        assertThat(Ran.of("inputs", file.toString()).err()).contains("bare.json has no inputs: put fields of its nodes into");
        assertThat(Ran.of("inputs", "--json", file.toString()).json()).isEmpty();
    }

    @Test
    void aSavedSchemaReplacesTheOneThatIsKnown() throws IOException {
        Path schema = Files.writeString(folder.resolve("openapi.json"), ONE_NODE);
        Path file = Files.writeString(folder.resolve("novel.json"), """
                {"nodes": [{"id": "n", "type": "invocation", "data": {"id": "n", "type": "novel", "version": "1.0.0",
                            "inputs": {"size": {"name": "size", "label": "", "value": 7}}}}],
                 "edges": [], "exposedFields": [{"nodeId": "n", "fieldName": "size"}]}
                """);

        Ran with = Ran.of("inputs", "--json", file.toString(), "--schema", schema.toString());

        assertThat(with.status()).isZero();
        assertThat(with.json().get(0).path("type").textValue()).isEqualTo("integer");
        assertThat(with.json().get(0).path("maximum").intValue()).isEqualTo(50);
        assertThat(Ran.of("inputs", "--json", file.toString()).json().get(0).path("type").textValue()).isEqualTo("any");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFile() throws IOException {
        Path file = folder.resolve("bom.json");
        Files.writeString(file, "\ufeff" + Files.readString(Path.of(SD)), StandardCharsets.UTF_8);

        assertThat(Ran.of("inputs", file.toString()).outLines()).hasSize(11);
    }

    @Test
    void aFileThatIsNoWorkflowIsOneLineOnStandardError() throws IOException {
        assertRefused("is empty", Files.writeString(folder.resolve("empty.json"), ""));
        assertRefused("is no valid JSON ",
                Files.write(folder.resolve("binary.json"), new byte[] { 9, 8, 7, 6 }));
        assertRefused("has no list 'nodes'", Files.writeString(folder.resolve("other.json"), "{\"a\":1}"));
        assertRefused("is a directory", folder);
        assertRefused("does not exist or cannot be read", folder.resolve("none.json"));
        assertRefused("is no valid JSON: Document nesting depth",
                Files.writeString(folder.resolve("deep.json"), "[".repeat(100_000)));
        assertRefused("is larger than 16777216 bytes", Files.write(folder.resolve("huge.json"), new byte[17 * 1024 * 1024]));
    }

    private static void assertRefused(String reason, Path file) {
        Ran ran = Ran.of("inputs", file.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errLines()).singleElement().asString()
                .startsWith("invokeai: Workflow ").contains(file + " " + reason).doesNotContain("\tat ");
    }
}
