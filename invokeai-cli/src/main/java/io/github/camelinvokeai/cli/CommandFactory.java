package io.github.camelinvokeai.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, which need the terminal, and leaves all else to picocli. */
final class CommandFactory implements IFactory {

    private final Terminal terminal;

    CommandFactory(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == InputsCommand.class) {
            return type.cast(new InputsCommand(terminal));
        }
        if (type == PayloadCommand.class) {
            return type.cast(new PayloadCommand(terminal));
        }
        if (type == RunCommand.class) {
            return type.cast(new RunCommand(terminal));
        }
        if (type == EventsCommand.class) {
            return type.cast(new EventsCommand(terminal));
        }
        if (type == ServerCommand.class) {
            return type.cast(new ServerCommand(terminal));
        }
        if (type == DemoCommand.class) {
            return type.cast(new DemoCommand(terminal));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
