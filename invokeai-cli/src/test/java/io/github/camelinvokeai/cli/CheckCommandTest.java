package io.github.camelinvokeai.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CheckCommandTest {

    private static final Path SD = Workflows.own("sd15-text-to-image.json");
    private static final Path CPU = Workflows.own("cpu-nodes.json");

    @Test
    void whatWouldRunIsSaidInOneLine() {
        Ran ran = check(CPU, "--input", "Width=512");

        assertThat(ran.status()).isZero();
        assertThat(ran.outLines()).singleElement().asString().endsWith(
                "cpu-nodes.json would run, as far as can be told without a server");
    }

    @Test
    void everyFindingIsALineAndTheStatusTells() {
        Ran ran = check(SD, "-i", "Width=12", "-i", "Scheduler=magic", "-i", "Colour=red");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.outLines()).hasSize(5);
        assertThat(ran.outLines().get(0)).matches("FINDING +WHERE +WHAT");
        assertThat(ran.out()).containsPattern("range +Width \\(3, \\S+\\) +is 12, but must be")
                .containsPattern("choice +Scheduler \\(\\d, \\S+\\) +has no choice 'magic'")
                .containsPattern("(?m)^input +The workflow has no input 'Colour'")
                .containsPattern("missing_value +Model \\(2, \\S+\\) +is required");
        assertThat(ran.errLines()).last().asString().endsWith("sd15-text-to-image.json would not run: 4 findings");
    }

    @Test
    void theSameIsThereForPrograms() {
        Ran ran = check(SD, "--json", "-i", "Width=12");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.json().path("ok").booleanValue()).isFalse();
        assertThat(ran.json().path("confirmed").booleanValue()).isFalse();
        assertThat(ran.json().path("findings")).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.path("nodeId").isTextual()).isTrue();
            assertThat(finding.path("message").asText()).isNotBlank();
        });
        assertThat(ran.json().at("/findings/0/kind").asText()).isEqualTo("range");
        assertThat(ran.json().at("/findings/0/inputIndex").asInt()).isEqualTo(3);
        assertThat(ran.json().path("models")).isEmpty();
    }

    @Test
    void whatOnlyAServerCanSayIsANote() {
        Ran ran = check(SD, "-i", "Model=Tiny SD", "--board", "Lighthouses");

        assertThat(ran.status()).isZero();
        assertThat(ran.errLines()).hasSize(2).allMatch(line -> line.startsWith("invokeai: note: ")
                && line.contains("only a server can say"));
    }

    @Test
    void aServerThatIsNamedIsAskedUnlessItIsToldNotTo() {
        Map<String, String> nobody = Map.of("INVOKEAI_URL", "http://127.0.0.1:1");

        assertThat(Ran.in(nobody, 0, "check", CPU.toString()).errLines()).singleElement().asString().contains("127.0.0.1:1");
        assertThat(Ran.in(nobody, 0, "check", CPU.toString(), "--offline").status()).isZero();
    }

    @Test
    void anUnknownModelResolutionIsAWrongCommandLine() {
        Ran ran = check(CPU, "--model-resolution", "any");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("'any' is none of identity, by-base-and-type");
    }

    @Test
    void modelsAreCheckedByACommandOfTheirOwn() {
        assertThat(Ran.of("models", "check", "--help").out()).contains("--model-resolution=HOW", "--url=URL", "--debug");
        assertThat(Ran.of("models").status()).isEqualTo(2);
        Ran nobody = Ran.of("models", "check", SD.toString(), "--url", "http://127.0.0.1:1");
        assertThat(nobody.status()).isEqualTo(1);
        assertThat(nobody.errLines()).singleElement().asString().contains("127.0.0.1:1");
    }

    private static Ran check(Path workflow, String... options) {
        return Ran.of(Stream.concat(Stream.of("check", workflow.toString()), Stream.of(options)).toArray(String[]::new));
    }
}
