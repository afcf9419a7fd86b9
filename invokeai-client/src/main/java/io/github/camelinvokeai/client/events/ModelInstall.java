package io.github.camelinvokeai.client.events;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The {@code model_install_*} events: how the installation of a model goes on. Only administrators get them on a
 * multi-user server.
 *
 * @param name       the name on the wire
 * @param phase      where the installation stands
 * @param installId  the server's id of the installation
 * @param bytes      bytes fetched so far, or null
 * @param totalBytes bytes to fetch, or null
 * @param modelKey   the new model's key once complete, or null
 * @param errorType  the server's exception class, or null
 * @param error      the server's message, or null
 */
public record ModelInstall(String name, Phase phase, int installId, Long bytes, Long totalBytes, String modelKey,
        String errorType, String error, JsonNode raw) implements InvokeAIEvent {

    /** Where the installation stands. */
    public enum Phase {
        DOWNLOAD_STARTED,
        DOWNLOAD_PROGRESS,
        DOWNLOADS_COMPLETE,
        STARTED,
        COMPLETE,
        CANCELLED,
        ERROR
    }

    @Override
    public String toString() {
        return name + "[install " + installId + "]";
    }
}
