package io.github.camelinvokeai.cli;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommandRunnerTest {

    private static final String CPU = Workflows.own("cpu-nodes.json").toString();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'' | Missing required subcommand; see 'invokeai --help'",
            "inputs | Missing required parameter: 'FILE'; see 'invokeai inputs --help'",
            "input x | (did you mean inputs?); see 'invokeai --help'",
            "inputs --jsn x | Unknown option: '--jsn' (did you mean --json or --json-schema?); see 'invokeai inputs --help'",
            "inputs a b | Unmatched argument at index 2: 'b'; see 'invokeai inputs --help'",
            "payload a -i | Missing required parameter for option '--input' (KEY=VALUE); see 'invokeai payload --help'",
            "payload a --runs many | Invalid value for option '--runs': 'many' is not an int; see 'invokeai payload --help'",
            "events --count 0 | Invalid value for option '--count': expected 1 or more; see 'invokeai events --help'",
            "events --item x | Invalid value for option '--item': 'x' is not an int; see 'invokeai events --help'",
            "server --port x | Invalid value for option '--port': 'x' is not an int; see 'invokeai server --help'",
            "server --password-file f | Missing required argument(s): --multiuser=EMAIL; see 'invokeai server --help'",
            "demo a b | Unmatched argument at index 2: 'b'; see 'invokeai demo --help'",
            "run a --board b --board-id c | invokeai: --board=NAME, --board-id=ID are mutually exclusive" })
    void aWrongCommandLineIsOneLineAndStatus2(String line, String message) {
        Ran ran = Ran.of(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errLines()).singleElement().asString().startsWith("invokeai: ").contains(message);
    }

    @Test
    void aStackTraceIsShownOnlyWhenAskedFor() {
        assertThat(Ran.of("inputs", "none.json").err()).doesNotContain("\tat ");

        Ran debug = Ran.of("inputs", "--debug", "none.json");

        assertThat(debug.status()).isEqualTo(1);
        assertThat(debug.errLines().get(0)).startsWith("invokeai: Workflow file ").contains("none.json does not exist");
        assertThat(debug.err()).contains("WorkflowFormatException").contains("\tat io.github.camelinvokeai");
    }

    @Test
    void debugMayStandBeforeTheCommand() {
        assertThat(Ran.of("--debug", "inputs", "none.json").err()).contains("\tat io.github.camelinvokeai");
        assertThat(Ran.of("--debug", "inputs", "--jsn").err()).contains("\tat picocli");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "inputs", "payload", "map", "run", "events", "server", "demo" })
    void everyCommandHasHelpThatFitsAndNamesTheExitStatus(String command) {
        Ran ran = help(command);

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith("Usage: invokeai").contains("Exit status:").contains("130");
        assertThat(ran.outLines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @ValueSource(strings = { "inputs", "payload" })
    void theExamplesOfTheHelpRun(String command) {
        List<String> examples = help(command).outLines().stream().filter(line -> line.startsWith("  invokeai ")).toList();

        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            Ran ran = Ran.of(words(example.strip().replaceFirst("\\|.*", "").replace("data/workflows", "../data/workflows")));
            assertThat(ran.status()).isZero();
            assertThat(ran.err()).isEmpty();
            assertThat(ran.out()).isNotEmpty();
        });
    }

    @Test
    void helpIsColouredOnATerminalOnly() {
        assertThat(help("run").out()).doesNotContain("\u001b");
        assertThat(Ran.in(Map.of(), 120, "run", "--help").outLines()).allSatisfy(line -> assertThat(
                line.replaceAll("\u001b\\[[0-9;]*m", "").length()).isLessThanOrEqualTo(120));
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(Ran.of("--version").out()).matches("invokeai [0-9]+\\.[0-9]+\\.[0-9]+\\R");
    }

    @Test
    void aValueThatBeginsWithAnAtSignIsNotReadAsArguments() {
        assertThat(Ran.of("inputs", "@" + CPU).err()).contains("@" + CPU + " does not exist");
    }

    private static Ran help(String command) {
        return command.isEmpty() ? Ran.of("--help") : Ran.of(command, "--help");
    }

    /** The words of a line as a shell would split it. */
    private static String[] words(String line) {
        return Pattern.compile("'([^']*)'|(\\S+)").matcher(line).results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1)).skip(1).toArray(String[]::new);
    }
}
