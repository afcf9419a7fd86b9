package io.github.camelinvokeai.cli;

import java.util.Arrays;
import java.util.List;

/** The commands, in the order of the help. */
final class Subcommands {

    private static final List<String> ALL = List.of("inputs", "payload", "run", "events", "server", "demo");

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

    Object make(String name) {
        return switch (name) {
            case "inputs" -> new InputsCommand(terminal);
            case "payload" -> new PayloadCommand(terminal);
            case "run" -> new RunCommand(terminal);
            case "events" -> new EventsCommand(terminal);
            case "server" -> new ServerCommand(terminal);
            case "demo" -> new DemoCommand(terminal);
            default -> throw new IllegalArgumentException("There is no command " + name);
        };
    }
}
