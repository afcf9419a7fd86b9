package io.github.camelinvokeai.client.events;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The {@code bulk_download_*} events: the server packs images into a zip file.
 *
 * @param name     the name on the wire
 * @param phase    where the packing stands
 * @param itemName the zip file's name, under which it can be fetched once; whoever knows it can fetch it
 * @param error    the server's message, or null
 */
public record BulkDownload(String name, Phase phase, String itemName, String error, JsonNode raw) implements InvokeAIEvent {

    /** Where the packing stands. */
    public enum Phase {
        STARTED,
        COMPLETE,
        ERROR
    }

    @Override
    public String toString() {
        return name;
    }
}
