package io.github.camelinvokeai.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.QueueEvent;
import io.github.camelinvokeai.client.workflow.Submission;
import picocli.CommandLine.Option;

/**
 * Which events to show. All that is given must fit; an event that does not tell what is asked for, for instance the
 * loading of a model when a batch is asked for, does not fit.
 */
final class EventChoice implements Predicate<InvokeAIEvent> {

    @Option(names = "--session", paramLabel = "ID", description = "Only events of this session.")
    String session;

    @Option(names = "--batch", paramLabel = "ID", description = "Only events of this batch.")
    String batch;

    @Option(names = "--item", paramLabel = "ID", description = "Only events of this queue item.")
    Integer item;

    @Option(names = "--queue", paramLabel = "ID",
            description = "The queue; what belongs to no queue is shown, too. Default: ${DEFAULT-VALUE}.")
    String queueId = Submission.DEFAULT_QUEUE;

    @Option(names = "--names", paramLabel = "NAME", split = ",",
            description = "Only events of these names, separated by commas, such as queue_item_status_changed.")
    Set<String> names = new LinkedHashSet<>();

    /** The names that no event is known by, sorted: those of a newer server, or misspelt. */
    SortedSet<String> unknownNames() {
        SortedSet<String> unknown = new TreeSet<>(names);
        unknown.removeAll(InvokeAIEvent.knownNames());
        return unknown;
    }

    @Override
    public boolean test(InvokeAIEvent event) {
        if (!names.isEmpty() && !names.contains(event.name())) {
            return false;
        }
        if (event instanceof QueueEvent queued) {
            return fits(session, queued.sessionId()) && fits(batch, queued.batchId()) && fits(item, queued.itemId());
        }
        return session == null && batch == null && item == null;
    }

    private static boolean fits(Object wanted, Object told) {
        return wanted == null || wanted.equals(told);
    }
}
