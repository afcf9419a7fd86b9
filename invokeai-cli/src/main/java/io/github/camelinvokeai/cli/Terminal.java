package io.github.camelinvokeai.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.camelinvokeai.client.text.OneLine;

/**
 * What surrounds the program: where its output goes, and its environment.
 *
 * @param out        standard output; UTF-8 whatever the locale, as JSON has to be
 * @param err        standard error
 * @param outColumns width of the terminal that standard output is; 0 if it is none
 * @param errColumns width of the terminal that standard error is; 0 if it is none
 */
record Terminal(PrintWriter out, PrintWriter err, int outColumns, int errColumns, Map<String, String> environment) {

    /** @param out standard output */
    static Terminal ofProcess(OutputStream out) {
        return new Terminal(
                writer(out, false), writer(new FileOutputStream(FileDescriptor.err), true),
                Integer.getInteger("invokeai.stdout.columns", 0), Integer.getInteger("invokeai.stderr.columns", 0),
                System.getenv());
    }

    private static PrintWriter writer(OutputStream out, boolean flush) {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), flush);
    }

    /** Tells something on standard error, in one line. */
    void say(String message) {
        err.println("invokeai: " + OneLine.of(message));
    }

    void warn(String message) {
        say("warning: " + message);
    }
}
