package io.github.camelinvokeai.cli;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code events}: shows what a server tells while it works. */
@Command(name = "events",
         description = "Shows the events of a server as they come, a line each, until Ctrl-C. Lines never hold prompts.",
         footerHeading = "%nExamples:%n", footer = {
                 "  invokeai events --names queue_item_status_changed",
                 "  invokeai events --json --batch nightly-1 | jq -r '.event'" })
final class EventsCommand implements Callable<Integer> {

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Terminal terminal;

    @Spec
    CommandSpec spec;

    @Mixin
    EventChoice choice;

    @Mixin
    ServerOptions server;

    @Option(names = "--json",
            description = "Print a JSON object for each event, a line each: its name as 'event', and as 'data' what the "
                          + "server sent, which holds whole nodes with their prompts.")
    boolean json;

    @Option(names = "--previews", description = "With --json, keep the pictures in the making, 2 to 200 KB each.")
    boolean previews;

    @Option(names = "--count", paramLabel = "N", description = "End after so many events.")
    Integer count;

    @Option(names = "--timeout", paramLabel = "TIME", converter = DurationConverter.class,
            description = "End after this time: 90 or 90s, 15m, 2h. With --count it is a failure if there were fewer.")
    Duration timeout;

    EventsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (count != null && count < 1) {
            throw new ParameterException(spec.commandLine(), "Invalid value for option '--count': expected 1 or more");
        }
        if (!choice.unknownNames().isEmpty()) {
            terminal.warn("no known event is called " + String.join(", ", choice.unknownNames()) + "; known are "
                          + String.join(", ", InvokeAIEvent.knownNames()));
        }
        try (InvokeAIClient client = server.client(terminal, null)) {
            client.serverVersion();
            try (EventTail tail = new EventTail(client.events(), choice.queueId, choice, terminal)) {
                tellWhenReady(client);
                show(tail);
            }
        }
        return 0;
    }

    private void tellWhenReady(InvokeAIClient client) {
        var unused = client.events().whenReady(choice.queueId)
                .thenRun(() -> terminal.say("listening to " + client.url() + "; Ctrl-C ends it"));
    }

    private void show(EventTail tail) {
        long end = System.nanoTime() + (timeout == null ? FOR_EVER : timeout).toNanos();
        int shown = 0;
        while (count == null || shown < count) {
            long left = end - System.nanoTime();
            Optional<InvokeAIEvent> event = left > 0 ? tail.next(Duration.ofNanos(left)) : Optional.empty();
            if (event.isEmpty()) {
                requireAll(shown);
                break;
            }
            terminal.out().println(text(event.get()));
            shown++;
            // Also flushes. A reader that is gone is told of at the end of the program.
            if (terminal.out().checkError()) {
                break;
            }
        }
        if (tail.dropped() > 0) {
            terminal.warn(tail.dropped() + " invocation_progress events were left out: standard output is too slow for them");
        }
    }

    private void requireAll(int shown) {
        if (count != null) {
            throw new InvokeAIException(
                    "Only " + shown + " of " + count + " events came within the --timeout of "
                                        + DurationConverter.text(timeout));
        }
    }

    private String text(InvokeAIEvent event) {
        return json ? EventJson.of(event, previews) : EventLine.of(event, LocalTime.now(ZoneId.systemDefault()));
    }
}
