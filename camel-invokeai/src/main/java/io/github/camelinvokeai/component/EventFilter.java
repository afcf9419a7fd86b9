package io.github.camelinvokeai.component;

import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.QueueEvent;

/**
 * Chooses the events that an endpoint asks for. An event that does not tell what is asked for, for instance the loading
 * of a model when a batch is asked for, is not taken.
 */
final class EventFilter implements Predicate<InvokeAIEvent> {

    private final InvokeAIConfiguration options;
    private final Set<String> names;

    EventFilter(InvokeAIConfiguration options) {
        this.options = options;
        this.names = options.getEventNames() == null
                ? Set.of()
                : Arrays.stream(options.getEventNames().split(",")).map(String::strip).filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The names asked for that no event is known by, sorted: those of a newer server, or misspelt. */
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
            return fits(options.getSession(), queued.sessionId()) && fits(options.getBatch(), queued.batchId())
                    && fits(options.getItem(), queued.itemId()) && fits(options.getOrigin(), queued.origin())
                    && fits(options.getDestination(), queued.destination());
        }
        return options.getSession() == null && options.getBatch() == null && options.getItem() == null
                && options.getOrigin() == null && options.getDestination() == null;
    }

    private static boolean fits(Object wanted, Object told) {
        return wanted == null || wanted.equals(told);
    }
}
