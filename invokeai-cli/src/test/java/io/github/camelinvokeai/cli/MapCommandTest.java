package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class MapCommandTest {

    private static final String CPU = Workflows.own("cpu-nodes.json").toString();

    @TempDir
    Path folder;

    @Test
    void theMapIsPrintedAsJson() {
        Ran ran = Ran.of("map", CPU);

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.json().path("format").textValue()).isEqualTo("invokeai-input-map");
        assertThat(ran.json().path("keys")).map(JsonNode::textValue).containsExactly("index", "label", "address");
        assertThat(ran.json().at("/inputs/0/label").textValue()).isEqualTo("Title");
    }

    @Test
    void theMapIsWrittenIntoAFileAndOverAnOlderOne() throws IOException {
        Path file = Files.writeString(folder.resolve("map.json"), "older");

        Ran ran = Ran.of("map", CPU, "-o", file.toString(), "--keys", "label,address");

        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(file).content().contains("\"label\",").doesNotContain("older", "\"index\",");
    }

    @Test
    void theSameWorkflowPasses() throws IOException {
        Ran ran = Ran.of("map", CPU, "--verify", map(CPU).toString());

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.outLines()).singleElement().asString().endsWith("cpu-nodes.json: 15 unchanged");
    }

    @Test
    void whatBreaksIsListedAndIsAFailure() throws IOException {
        Ran ran = Ran.of("map", renamed().toString(), "--verify", map(CPU).toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.outLines()).hasSize(2);
        assertThat(ran.outLines().get(1)).matches("  breaks   Title \\(0, \\S+\\): renamed to 'Headline'");
        assertThat(ran.errLines()).singleElement().asString().startsWith("invokeai: Workflow ").contains(
                "does not have the inputs that its input map promises: Title (0, ");
    }

    @Test
    void whatBreaksNobodyIsListedAndIsNone() throws IOException {
        Ran ran = Ran.of("map", renamed().toString(), "--verify", map(CPU, "--keys", "address").toString());

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.outLines().get(1)).startsWith("  differs  Title");
    }

    @Test
    void theReportIsPrintedAsJsonAlsoWhereItIsAFailure() throws IOException {
        Ran ran = Ran.of("map", "--json", renamed().toString(), "--verify", map(CPU).toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.json().path("compatible").booleanValue()).isFalse();
        assertThat(ran.json().at("/inputs/0/changes/0").textValue()).isEqualTo("renamed");
        assertThat(ran.errLines()).hasSize(1);
    }

    @Test
    void aFileThatIsNoMapIsOneLine() {
        Ran ran = Ran.of("map", CPU, "--verify", CPU);

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.errLines()).singleElement().asString().startsWith("invokeai: Input map ")
                .contains("cpu-nodes.json is none");
    }

    @Test
    void aFolderThatIsNotThereIsOneLine() {
        Ran ran = Ran.of("map", CPU, "-o", folder.resolve("none/map.json").toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.errLines()).singleElement().asString().startsWith("invokeai: ").contains("none/map.json");
    }

    @Test
    void whatOnlyMakesAMapIsRefusedWhenOneIsVerified() {
        assertThat(Ran.of("map", CPU, "--verify", CPU, "--keys", "label").err())
                .contains("--keys is for making a map, not for --verify");
        assertThat(Ran.of("map", CPU, "--verify", CPU, "-o", "x").err()).contains("--out is for making a map");
        assertThat(Ran.of("map", CPU, "--verify", CPU, "-o", "x").status()).isEqualTo(2);
    }

    @Test
    void anUnknownKeyIsRefused() {
        Ran ran = Ran.of("map", CPU, "--keys", "title");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("expected index, label or address, not 'title'");
    }

    private Path map(String workflow, String... options) throws IOException {
        Path file = folder.resolve("map.json");
        String[] args = new String[options.length + 4];
        System.arraycopy(options, 0, args, 4, options.length);
        args[0] = "map";
        args[1] = workflow;
        args[2] = "-o";
        args[3] = file.toString();
        assertThat(Ran.of(args).status()).isZero();
        return file;
    }

    private Path renamed() throws IOException {
        String newer = Files.readString(Path.of(CPU)).replace("\"label\": \"Title\"", "\"label\": \"Headline\"");
        return Files.writeString(folder.resolve("newer.json"), newer);
    }
}
