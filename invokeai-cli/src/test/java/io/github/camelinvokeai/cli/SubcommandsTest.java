package io.github.camelinvokeai.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SubcommandsTest {

    private final Subcommands subcommands = new Subcommands(null);

    @ParameterizedTest
    @ValueSource(strings = { "run", "run --help", "--debug run", "run inputs", "run --debug file" })
    void aLineThatNamesOneNeedsNoOther(String line) {
        assertThat(Subcommands.of(line.split(" "))).containsExactly("run");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "--help", "--help run", "-h", "--version", "rum", "--debug", "--debug --help", "--dbug run" })
    void anyOtherLineNeedsAll(String line) {
        assertThat(Subcommands.of(line.split(" "))).containsExactly("inputs", "payload", "map", "check", "models", "run",
                "events", "server", "demo");
    }

    @Test
    void eachIsMadeByItsName() {
        assertThat(Subcommands.of()).allSatisfy(name -> assertThat(
                subcommands.make(name).getClass().getAnnotation(Command.class).name()).isEqualTo(name));
    }

    @Test
    void thereIsNoOther() {
        assertThatThrownBy(() -> subcommands.make("paint")).hasMessage("There is no command paint");
    }
}
