package io.github.camelinvokeai.cli;

import java.util.Arrays;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line. Whatever goes wrong becomes one line on standard error and an exit status. */
final class CommandRunner {

    private static final int HELP_COLUMNS = 100;

    private final Terminal terminal;

    CommandRunner(Terminal terminal) {
        this.terminal = terminal;
    }

    int run(String... args) {
        return commandLine(args).execute(args);
    }

    /** @param args what will be run, so that commands that it does not name can be left out */
    CommandLine commandLine(String... args) {
        CommandLine line = new CommandLine(new InvokeAICommand());
        Subcommands subcommands = new Subcommands(terminal);
        Subcommands.of(args).forEach(name -> subcommands.addTo(line, name));
        // A value may begin with @, which is this program's own sign for a file.
        line.setExpandAtFiles(false);
        line.setOut(terminal.out()).setErr(terminal.err());
        line.setUsageHelpWidth(terminal.outColumns() == 0 ? HELP_COLUMNS : Math.max(80, terminal.outColumns()));
        line.setColorScheme(Help.defaultColorScheme(terminal.outColumns() == 0 ? Help.Ansi.OFF : Help.Ansi.AUTO));
        line.setParameterExceptionHandler(this::badCommandLine);
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, debugs(parsed.originalArgs())));
        return line;
    }

    private int badCommandLine(ParameterException failure, String[] args) {
        List<String> meant = failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String hint = meant.isEmpty() ? "" : " (did you mean " + String.join(" or ", meant) + "?)";
        terminal.say(failure.getMessage().replaceFirst("^Error: ", "") + hint + "; see '"
                     + failure.getCommandLine().getCommandSpec().qualifiedName()
                     + " --help'");
        trace(failure, debugs(Arrays.asList(args)));
        return CommandLine.ExitCode.USAGE;
    }

    private int failed(Exception failure, boolean debug) {
        terminal.say(FailureText.of(failure) + (debug || FailureText.isExpected(failure)
                ? "" : "; this should not happen, and --debug shows where it did"));
        trace(failure, debug);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void trace(Exception failure, boolean wanted) {
        if (wanted) {
            failure.printStackTrace(terminal.err());
        }
    }

    private static boolean debugs(List<String> args) {
        return args.contains(InvokeAICommand.DEBUG);
    }
}
