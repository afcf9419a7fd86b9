package io.github.camelinvokeai.cli;

import java.util.Arrays;

/**
 * The program behind the launcher {@code ./invokeai}. Its exit status is 0 on success, 2 if the command line was wrong,
 * 130 after Ctrl-C, and 1 in every other case.
 */
public final class Main {

    private Main() {
    }

    public static void main(String[] args) {
        if (Arrays.asList(args).contains(InvokeAICommand.DEBUG)) {
            // The logs of the HTTP library stay off: they would show tokens and prompts.
            System.setProperty("org.slf4j.simpleLogger.log.io.github.camelinvokeai", "debug");
        }
        Terminal terminal = Terminal.ofProcess();
        int status = new CommandRunner(terminal).run(args);
        terminal.out().flush();
        terminal.err().flush();
        System.exit(status);
    }
}
