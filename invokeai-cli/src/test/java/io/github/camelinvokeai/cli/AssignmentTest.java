package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InputException;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.UnknownInputException;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AssignmentTest {

    private final WorkflowHandle handle = Workflows.handle(Workflows.everyKind());

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Prompt=a boat | Prompt | a boat", "6=a boat | 6 | a boat", "words.value=a boat | words.value | a boat",
            "Prompt=a=b=c | Prompt | a=b=c", "Prompt= | Prompt | ''", "Seed = start=7 | 'Seed = start' | 7",
            "Seed = start==7 | 'Seed = start' | =7" })
    void keyAndValueAreToldApartByTheLongestKeyThatNamesAnInput(String text, String key, String value) {
        Assignment assignment = Assignment.parse(text, handle);

        assertThat(assignment.key()).isEqualTo(key);
        assertThat(assignment.value()).isEqualTo(value);
    }

    @Test
    void theKindIsThatOfTheInput() {
        assertThat(Assignment.parse("Photo=x.png", handle).kind()).isEqualTo(FieldKind.IMAGE);
        assertThat(Assignment.parse("3=7", handle).kind()).isEqualTo(FieldKind.INTEGER);
    }

    @Test
    void textWithoutAnEqualsSignIsRefusedAndCut() {
        assertThatThrownBy(() -> Assignment.parse("a very long prompt that somebody forgot to put a key before", handle))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(
                        "--input takes KEY=VALUE, and there is no equals sign in 'a very long prompt that somebody forg...'");
    }

    @Test
    void anUnknownKeyIsTheOneBeforeTheFirstEqualsSign() {
        assertThatThrownBy(() -> Assignment.parse("Colour=a=b", handle)).isInstanceOf(UnknownInputException.class)
                .hasMessageContaining("'Colour'").hasMessageContaining("Prompt (6, words.value)");
    }

    @Test
    void aLabelThatTwoInputsHaveIsRefused() {
        assertThatThrownBy(() -> Assignment.parse("Twice=3", handle)).isInstanceOf(UnknownInputException.class)
                .hasMessageContaining("left.value").hasMessageContaining("right.value");
    }

    @Test
    void anInputThatAnEdgeFeedsTakesNoValue() {
        Assignment seed = Assignment.parse("Seed=3", handle);

        assertThatThrownBy(() -> seed.applyTo(handle.newSubmission())).isInstanceOf(InputException.class)
                .hasMessageContaining("fed by an edge");
    }

    @Test
    void anAtSignReadsTheValueFromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("prompt.txt"), "a boat\non a lake\n");

        assertThat(prompt("Prompt=@" + file)).isEqualTo("a boat\non a lake");
    }

    @Test
    void twoAtSignsStandForOne() {
        assertThat(prompt("Prompt=@@home")).isEqualTo("@home");
        assertThat(prompt("Prompt=@@@home")).isEqualTo("@@home");
        assertThat(prompt("Prompt=me@home")).isEqualTo("me@home");
    }

    @Test
    void aNumberMayComeFromAFileToo() throws IOException {
        Path file = Files.writeString(folder.resolve("width.txt"), "128\r\n");

        assertThat(node("Width=@" + file, "grain").path("width").intValue()).isEqualTo(128);
    }

    @Test
    void thePictureOfAnImageInputIsUploadedFromItsFile() throws IOException {
        Path file = Files.write(folder.resolve("boat.png"), new byte[] { 1, 2, 3 });
        Submission submission = handle.newSubmission();

        Assignment.parse("Photo=@" + file, handle).applyTo(submission);

        assertThat(submission.preview().warnings()).anyMatch(warning -> warning.contains("would be uploaded"));
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> prompt("Prompt=@" + folder.resolve("none"))).isInstanceOf(InvokeAIException.class)
                .hasMessageContaining("'Prompt'").hasMessageContaining("none: no such file").hasMessageContaining("@@");
    }

    private String prompt(String assignment) {
        return node(assignment, "words").path("value").textValue();
    }

    private JsonNode node(String assignment, String id) {
        Submission submission = handle.newSubmission();
        Assignment.parse(assignment, handle).applyTo(submission);
        return submission.preview().payload().path("batch").path("graph").path("nodes").path(id);
    }
}
