package io.github.camelinvokeai.cli;

import java.util.Arrays;
import java.util.List;

import picocli.CommandLine;

/** The commands, in the order of the help. */
final class Subcommands {

    private static final List<String> ALL
            = List.of("inputs", "payload", "map", "check", "models", "run", "events", "server", "demo");

    private final Terminal terminal;

    Subcommands(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Which of them a command line needs: the one that it names, else all, for the help and for suggestions. Each takes
     * time to get ready, a command that is short more than to do its work.
     */
    static List<String> of(String... args) {
        String first = Arrays.stream(args).dropWhile(InvokeAICommand.DEBUG::equals).findFirst().orElse("");
        return ALL.contains(first) ? List.of(first) : ALL;
    }

    /** Adds one of them to a program, with the commands that it has itself. */
    void addTo(CommandLine program, String name) {
        Object command = make(name);
        program.addSubcommand(name, command);
        if (command instanceof ModelsCommand models) {
            program.getSubcommands().get(name).addSubcommand("check", models.check());
        }
    }

    Object make(String name) {
        return switch (name) {
            case "inputs" -> new InputsCommand(terminal);
            case "payload" -> new PayloadCommand(terminal);
            case "map" -> new MapCommand(terminal);
            case "check" -> new CheckCommand(terminal);
            case "models" -> new ModelsCommand(terminal);
            case "run" -> new RunCommand(terminal);
            case "events" -> new EventsCommand(terminal);
            case "server" -> new ServerCommand(terminal);
            case "demo" -> new DemoCommand(terminal);
            default -> throw new IllegalArgumentException("There is no command " + name);
        };
    }
}
