package io.github.camelinvokeai.cli;

import java.util.Arrays;

import io.github.camelinvokeai.client.schema.NodeSchema;

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
        readNodeFacts();
        Terminal terminal = Terminal.ofProcess();
        int status = new CommandRunner(terminal).run(args);
        terminal.out().flush();
        terminal.err().flush();
        System.exit(status);
    }

    /** Takes a third of the time of a short command, so it goes on while the command line and the workflow are read. */
    private static void readNodeFacts() {
        Thread thread = new Thread(NodeSchema::shipped, "node-facts");
        thread.setDaemon(true);
        thread.start();
    }
}
