package io.github.camelinvokeai.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Messages of the client name its own options; here they get the names that the command line has for them. */
final class OptionNames {

    private static final Pattern TIMEOUT = Pattern.compile("within the jobTimeout of PT(\\S+);");
    private static final List<Phrase> PHRASES = List.of(
            phrase("the option createBoard has it made", "--create-board has it made"),
            phrase("check the token option, tokens expire", "check --token or INVOKEAI_TOKEN, tokens expire"),
            phrase("; check the token$", "; check --token or INVOKEAI_TOKEN"),
            phrase("and the token option$", "and --token"),
            phrase("^jobTimeout is ", "--timeout is "),
            phrase("^runs must be ", "--runs must be "),
            phrase("^batchId (?=must be |\\S+ belongs )", "--batch-id "),
            phrase("^queueId must be ", "--queue must be "),
            phrase("^The option port of the embedded server ", "--port "),
            phrase("^The option basePath of the embedded server ", "--base-url "),
            phrase("^The option maxQueueSize of the embedded server ", "--max-queue-size "),
            phrase("with nodeUpgrade set to report", "with --node-upgrade report"),
            // There are no such options here.
            phrase(" \\(option (connectTimeout|responseTimeout|maxJsonBytes)\\)", ""));

    private OptionNames() {
    }

    static String ofCommandLine(String message) {
        // A time as the option takes it: 2s, not PT2S.
        String text = TIMEOUT.matcher(message)
                .replaceAll(time -> "within the --timeout of " + time.group(1).toLowerCase(Locale.ROOT) + ";");
        for (Phrase each : PHRASES) {
            text = each.client().matcher(text).replaceAll(each.commandLine());
        }
        return text;
    }

    private static Phrase phrase(String client, String commandLine) {
        return new Phrase(Pattern.compile(client), commandLine);
    }

    private record Phrase(Pattern client, String commandLine) {
    }
}
