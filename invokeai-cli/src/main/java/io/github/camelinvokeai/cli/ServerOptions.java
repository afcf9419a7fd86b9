package io.github.camelinvokeai.cli;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.schema.NodeSchema;
import picocli.CommandLine.Option;

/** Which server, and as whom. */
final class ServerOptions {

    private static final String URL_VARIABLE = "INVOKEAI_URL";
    private static final String DEFAULT_URL = "http://127.0.0.1:9090";

    @Option(names = "--url", paramLabel = "URL",
            description = "Address of the server, with its base path if it has one. "
                          + "Default: the environment variable INVOKEAI_URL, else " + DEFAULT_URL
                          + ", but demo then starts a server of its own, and check does without one.")
    String url;

    @Option(names = "--token", paramLabel = "TOKEN",
            description = "Token of a server that wants a login. Better set the environment variable INVOKEAI_TOKEN: "
                          + "everybody on this machine can see the options of a running program.")
    String token;

    /** Whether anybody has said which server, so that it is not the usual one. */
    boolean isGiven(Terminal terminal) {
        return chosen(url, terminal, URL_VARIABLE, null) != null;
    }

    /** @param schema the node types to go by, or null to learn them from the server */
    InvokeAIClient client(Terminal terminal, NodeSchema schema) {
        return InvokeAIClient.builder(chosen(url, terminal, URL_VARIABLE, DEFAULT_URL))
                .token(chosen(token, terminal, "INVOKEAI_TOKEN", null))
                .schema(schema)
                .build();
    }

    private static String chosen(String option, Terminal terminal, String variable, String otherwise) {
        if (option != null) {
            return option;
        }
        String set = terminal.environment().getOrDefault(variable, "");
        return set.isBlank() ? otherwise : set;
    }
}
