package io.github.camelinvokeai.cli;

import picocli.CommandLine.Command;

/** {@code models}: what has to do with the models of a workflow; its own commands do the work. */
@Command(name = "models", synopsisSubcommandLabel = "COMMAND",
         description = "Looks for the models of a workflow on a server.")
final class ModelsCommand {

    private final Terminal terminal;

    ModelsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    ModelsCheckCommand check() {
        return new ModelsCheckCommand(terminal);
    }
}
