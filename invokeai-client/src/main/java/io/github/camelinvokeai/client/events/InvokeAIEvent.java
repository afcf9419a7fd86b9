package io.github.camelinvokeai.client.events;

import java.util.SortedSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something the server told over its socket. Immutable by convention: nobody may change {@link #raw()}. Events are
 * hints: InvokeAI does not repeat what was sent while nobody listened. What a newer server adds is found in
 * {@link #raw()}, and an event this client does not know, or cannot read, is an {@link UnknownEvent}; none is ever
 * dropped for its shape.
 * <p>
 * {@code toString} of every event names ids only: prompts, previews and paths stay out of logs.
 */
public sealed interface InvokeAIEvent permits QueueEvent, ModelLoad, ModelInstall, FileDownload, BulkDownload, UnknownEvent {

    /** The name on the wire, for instance {@code invocation_progress}. */
    String name();

    /** The payload as it came. It holds whole nodes with their prompts, and previews: do not log it. */
    JsonNode raw();

    /** The names on the wire of all events that this client has a type for. A newer server may send others, too. */
    static SortedSet<String> knownNames() {
        return EventParser.names();
    }
}
