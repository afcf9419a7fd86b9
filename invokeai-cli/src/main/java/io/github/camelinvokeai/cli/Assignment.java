package io.github.camelinvokeai.cli;

import java.nio.file.Path;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.text.OneLine;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.SubmissionCheck;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;

/**
 * One {@code KEY=VALUE} of the command line.
 *
 * @param key   names an input that exists
 * @param kind  of that input
 * @param value as it was typed
 */
record Assignment(String key, FieldKind kind, String value) {

    /**
     * Splits at the equals sign that leaves the longest key which names an input: labels may hold equals signs, too.
     *
     * @throws io.github.camelinvokeai.client.error.InvokeAIException if there is no equals sign or no such input
     */
    static Assignment parse(String text, WorkflowHandle handle) {
        int first = text.indexOf('=');
        if (first < 0) {
            throw new InvalidOptionException(
                    "--input takes KEY=VALUE, and there is no equals sign in '"
                                             + OneLine.cut(text, 40) + "'");
        }
        int split = text.lastIndexOf('=');
        while (split > first && !isKey(text.substring(0, split), handle)) {
            split = text.lastIndexOf('=', split - 1);
        }
        String key = text.substring(0, split);
        return new Assignment(key, handle.input(key).field().kind(), text.substring(split + 1));
    }

    private static boolean isKey(String key, WorkflowHandle handle) {
        return handle.inputs().stream().anyMatch(input -> key.equals(input.label()) || key.equals(input.address())
                || key.equals(String.valueOf(input.index())));
    }

    void applyTo(Submission submission) {
        submission.set(key, content());
    }

    void applyTo(SubmissionCheck check) {
        check.set(key, content());
    }

    private Object content() {
        if (value.startsWith("@@")) {
            return value.substring(1);
        }
        if (!value.startsWith("@")) {
            return value;
        }
        Path file = Path.of(value.substring(1));
        return kind == FieldKind.IMAGE ? file : TextFile.read(file, key);
    }
}
