package io.github.camelinvokeai.component;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.json.Json;

/** Takes the preview picture out of progress events. */
final class Previews {

    private static final String IMAGE = "image";

    private Previews() {
    }

    /** The event itself if there is no preview in it. */
    static InvokeAIEvent remove(InvokeAIEvent event) {
        if (!(event instanceof InvocationProgress progress) || !progress.raw().path(IMAGE).isObject()) {
            return event;
        }
        ObjectNode raw = Json.mapper().createObjectNode();
        raw.setAll((ObjectNode) progress.raw());
        raw.putNull(IMAGE);
        return new InvocationProgress(
                progress.ids(), progress.invocation(), progress.message(), progress.percentage(), raw);
    }
}
