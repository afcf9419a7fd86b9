package io.github.camelinvokeai.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Arrays;

import io.github.camelinvokeai.client.schema.NodeSchema;
import picocli.CommandLine;

/**
 * The program behind the launcher {@code ./invokeai}. Its exit status is 0 on success, 2 if the command line was wrong,
 * 128 and the number of the signal that ended it (130 after Ctrl-C), 141 if the reader of its output went away, and 1
 * in every other case.
 */
public final class Main {

    /** 128 and the number of SIGPIPE. */
    private static final int READER_IS_GONE = 141;

    private Main() {
    }

    public static void main(String[] args) {
        if (Arrays.asList(args).contains(InvokeAICommand.DEBUG)) {
            // The logs of the HTTP library stay off: they would show tokens and prompts.
            System.setProperty("org.slf4j.simpleLogger.log.io.github.camelinvokeai", "debug");
        }
        readNodeFacts();
        OutputStreamWatch out = new OutputStreamWatch(new FileOutputStream(FileDescriptor.out));
        Terminal terminal = Terminal.ofProcess(out);
        int status = new CommandRunner(terminal).run(args);
        terminal.out().flush();
        status = status == 0 && out.failure() != null ? lost(out, terminal) : status;
        terminal.err().flush();
        System.exit(status);
    }

    /** A reader that has seen enough needs no message, only the status that other programs then end with. */
    private static int lost(OutputStreamWatch out, Terminal terminal) {
        if (out.readerIsGone()) {
            return READER_IS_GONE;
        }
        terminal.say("standard output could not be written: " + out.failure().getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Takes a third of the time of a short command, so it goes on while the command line and the workflow are read. */
    private static void readNodeFacts() {
        Thread thread = new Thread(NodeSchema::shipped, "node-facts");
        thread.setDaemon(true);
        thread.start();
    }
}
