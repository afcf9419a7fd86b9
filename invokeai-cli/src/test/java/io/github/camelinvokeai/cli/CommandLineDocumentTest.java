package io.github.camelinvokeai.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** That docs/command-line.md is complete; that its commands run is in {@link DocumentsIT}. */
class CommandLineDocumentTest {

    private final String document = Documents.read("docs/command-line.md");
    private final CommandLine program = new CommandRunner(
            new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), 0, 0, Map.of()))
            .commandLine();

    @ParameterizedTest
    @ValueSource(strings = { "inputs", "payload", "map", "check", "run", "events", "server", "demo" })
    void everyOptionIsExplained(String command) {
        List<String> options = program.getSubcommands().get(command).getCommandSpec().options().stream()
                .map(option -> option.longestName()).toList();

        assertThat(options).hasSizeGreaterThan(4).allSatisfy(option -> assertThat(document).containsPattern(
                Pattern.compile("(?m)`" + option + "[` ]")));
    }

    @Test
    void everyOptionOfARunIsUsedInAnExample() {
        String examples = String.join("\n", Documents.shellBlocks("docs/command-line.md"));

        assertThat(program.getSubcommands().get("run").getCommandSpec().options()).map(option -> option.longestName())
                .filteredOn(option -> !List.of("--help", "--version", "--debug", "--token", "--board-id").contains(option))
                .allSatisfy(option -> assertThat(examples).contains(option + " "));
    }

    @Test
    void everyKeyOfTheInputsIsExplained() {
        Workflows.handle(Workflows.everyKind()).describeAsJson().forEach(input -> input.fieldNames().forEachRemaining(
                key -> assertThat(document).contains("`" + key + "`")));
    }

    @Test
    void everyExitStatusIsExplained() {
        program.getCommandSpec().usageMessage().exitCodeList().keySet()
                .forEach(status -> assertThat(document).containsPattern("(?m)^\\| [0-9, ]*" + status + "[ ,]"));
    }
}
