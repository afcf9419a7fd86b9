package io.github.camelinvokeai.client.events;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code invocation_progress}: how far a node has come. A node that denoises sends steps + 1 of them; a node answered
 * from the server's cache sends none.
 *
 * @param message    what the node does, for instance {@code Denoising}
 * @param percentage 0..1, or null while the node cannot tell
 */
public record InvocationProgress(EventIds ids, Invocation invocation, String message, Double percentage,
        JsonNode raw) implements InvocationEvent {

    public static final String NAME = "invocation_progress";

    @Override
    public String name() {
        return NAME;
    }

    /** The picture so far, if the server sent one. Read from {@link #raw()} at each call, nothing is kept twice. */
    public Optional<Preview> preview() {
        JsonNode image = raw.path("image");
        return image.path("dataURL").isTextual()
                ? Optional.of(new Preview(
                        image.path("dataURL").textValue(), image.path("width").intValue(),
                        image.path("height").intValue()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return NAME + "[" + ids + ", " + invocation + (percentage == null ? "" : ", " + percentage) + "]";
    }
}
