package io.github.camelinvokeai.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself, which does nothing without one of its commands. */
@Command(name = "invokeai", scope = ScopeType.INHERIT, mixinStandardHelpOptions = true, versionProvider = Version.class,
         synopsisSubcommandLabel = "COMMAND",
         description = "Looks into workflows exported from InvokeAI and runs them on an InvokeAI server.",
         exitCodeListHeading = "%nExit status:%n",
         exitCodeList = {
                 "0:success", "1:something failed; one line on standard error says what", "2:wrong command line",
                 "130:stopped with Ctrl-C, which cancels the job on the server; 143 with SIGTERM, which does, too",
                 "141:the reader of standard output went away" })
final class InvokeAICommand {

    static final String DEBUG = "--debug";

    @Option(names = DEBUG, scope = ScopeType.INHERIT,
            description = "Show stack traces and the log of the client on standard error.")
    boolean debug;
}
