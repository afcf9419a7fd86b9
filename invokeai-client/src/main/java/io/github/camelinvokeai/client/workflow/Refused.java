package io.github.camelinvokeai.client.workflow;

import io.github.camelinvokeai.client.error.InvokeAIException;

/** The reason in a refusal, without the name of the input, which a finding tells by its place. */
final class Refused {

    private Refused() {
    }

    static String reason(String input, InvokeAIException refusal) {
        String message = refusal.getMessage();
        String prefix = "Input '" + input + "'";
        return message.startsWith(prefix) ? message.substring(prefix.length()).replaceFirst("^:? ", "") : message;
    }
}
