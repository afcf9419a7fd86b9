package io.github.camelinvokeai.client.events;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The {@code download_*} events: the server fetches a file, normally a part of a model.
 *
 * @param name       the name on the wire
 * @param phase      where the download stands
 * @param source     the address it comes from; may be signed, that is secret
 * @param bytes      bytes fetched so far, or null
 * @param totalBytes bytes to fetch, or null
 * @param errorType  the server's exception class, or null
 * @param error      the server's message, or null
 */
public record FileDownload(String name, Phase phase, String source, Long bytes, Long totalBytes, String errorType,
        String error, JsonNode raw) implements InvokeAIEvent {

    /** Where the download stands. */
    public enum Phase {
        STARTED,
        PROGRESS,
        COMPLETE,
        CANCELLED,
        PAUSED,
        ERROR
    }

    @Override
    public String toString() {
        return name + "[" + bytes + " of " + totalBytes + " bytes]";
    }
}
