package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.client.workflow.WorkflowInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PayloadCommandTest {

    private static final Path SD = Workflows.own("sd15-text-to-image.json");
    private static final Path CPU = Workflows.own("cpu-nodes.json");

    @TempDir
    Path folder;

    @Test
    void theBodyOfTheEnqueueRequestIsPrintedWithTheValues() {
        Ran ran = payload(CPU, "--input", "Width=512", "-i", "2=128");

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.json().path("batch").path("runs").intValue()).isEqualTo(1);
        assertThat(value(ran, CPU, "Width").intValue()).isEqualTo(512);
        assertThat(value(ran, CPU, "Height").intValue()).isEqualTo(128);
    }

    @Test
    void theWorkflowIsPartOfIt() {
        assertThat(payload(CPU).json().path("batch").path("workflow").path("nodes")).isNotEmpty();
    }

    @Test
    void missingValuesAreWarningsAndTheBodyIsPrintedAllTheSame() {
        Ran ran = payload(SD);

        assertThat(ran.status()).isZero();
        assertThat(ran.errLines()).singleElement().asString()
                .matches("invokeai: warning: Model \\(2, \\S+\\.model\\) is required and has no value");
        assertThat(ran.json().path("batch").path("graph").path("nodes")).isNotEmpty();
    }

    @Test
    void whatOnlyAServerCanConfirmStandsAsItWasGiven() {
        Ran ran = payload(SD, "--input", "Model=Tiny SD", "--board", "Lighthouses");

        assertThat(ran.status()).isZero();
        assertThat(ran.errLines()).hasSize(2)
                .anyMatch(line -> line.startsWith("invokeai: warning: Model") && line.contains("only a server can say"))
                .anyMatch(line -> line.startsWith("invokeai: warning: board") && line.contains("only a server can say"));
        assertThat(value(ran, SD, "Model").path("key").textValue()).isEqualTo("Tiny SD");
        assertThat(value(ran, SD, "Board").path("board_id").textValue()).isEqualTo("Lighthouses");
    }

    @Test
    void theOptionsOfTheBatchStandInIt() {
        JsonNode body = payload(
                CPU, "--runs", "3", "--prepend", "--batch-id", "mine-1", "--origin", "me", "--destination", "there").json();

        assertThat(body.path("prepend").booleanValue()).isTrue();
        assertThat(body.path("batch").path("runs").intValue()).isEqualTo(3);
        assertThat(body.path("batch").path("batch_id").textValue()).isEqualTo("mine-1");
        assertThat(body.path("batch").path("origin").textValue()).isEqualTo("me");
        assertThat(body.path("batch").path("destination").textValue()).isEqualTo("there");
    }

    @Test
    void withoutOptionsTheBatchIsOneAsTheEditorSendsIt() {
        JsonNode batch = payload(CPU).json().path("batch");

        assertThat(batch.path("origin").textValue()).isEqualTo("workflows");
        assertThat(batch.path("destination").textValue()).isEqualTo("gallery");
        assertThat(batch.path("batch_id").textValue())
                .isNotEqualTo(payload(CPU).json().path("batch").path("batch_id").textValue());
    }

    @Test
    void ofTwoValuesForOneInputTheLastCounts() {
        assertThat(value(payload(CPU, "-i", "Width=512", "-i", "Width=128", "-i", "1=64"), CPU, "Width").intValue())
                .isEqualTo(64);
    }

    @Test
    void aValueMayBeJson() {
        Ran ran = payload(CPU, "-i", "Color={\"r\":1,\"g\":2,\"b\":3,\"a\":255}");

        assertThat(value(ran, CPU, "Color").path("g").intValue()).isEqualTo(2);
    }

    @Test
    void aValueMayBeInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("prompt.txt"), "a lighthouse\nat dawn\n");

        assertThat(value(payload(SD, "-i", "Prompt=@" + file), SD, "Prompt").textValue()).isEqualTo("a lighthouse\nat dawn");
    }

    @Test
    void aBoardOfAnIdNeedsNoWarning() {
        Ran ran = payload(CPU, "--board-id", "b-1");

        assertThat(ran.err()).isEmpty();
        assertThat(value(ran, CPU, "Board").path("board_id").textValue()).isEqualTo("b-1");
    }

    @Test
    void aWrongValueIsOneLineThatNamesTheInput() {
        Ran ran = payload(SD, "-i", "Width=12");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errLines()).singleElement().asString().startsWith("invokeai: Input 'Width (3, ")
                .endsWith("is 12, but must be >= 64, <= 4096, multiple of 8");
    }

    @Test
    void anUnknownInputIsOneLineThatListsTheInputs() {
        Ran ran = payload(CPU, "-i", "Colour=red");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.errLines()).singleElement().asString()
                .startsWith("invokeai: The workflow has no input 'Colour'; it has: Title (0, ");
    }

    @Test
    void badOptionsOfTheBatchAreOneLine() {
        assertThat(payload(CPU, "--runs", "0").errLines()).containsExactly("invokeai: --runs must be at least 1, not 0");
        assertThat(payload(CPU, "--batch-id", "a b").errLines())
                .containsExactly("invokeai: --batch-id must be 1 to 200 of the characters A-Z a-z 0-9 . _ -, and not . or ..");
    }

    private static Ran payload(Path workflow, String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "payload";
        args[1] = workflow.toString();
        System.arraycopy(options, 0, args, 2, options.length);
        return Ran.of(args);
    }

    private static JsonNode value(Ran ran, Path workflow, String label) {
        WorkflowHandle handle = Workflows.handle(workflow);
        WorkflowInput input = handle.input(label);
        return ran.json().path("batch").path("graph").path("nodes").path(input.nodeId()).path(input.fieldName());
    }
}
