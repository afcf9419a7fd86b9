package io.github.camelinvokeai.client.quick;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.model.ModelInfo;

/**
 * The installed models that a request comes to, all but the first as a graph names them.
 *
 * @param main      paints
 * @param vae       or null for that of the main model
 * @param loras     in the order of the request
 * @param t5Encoder of a FLUX model, or null where that brings its own
 * @param clipEmbed of a FLUX model, or null where that brings its own
 */
record ChosenModels(ModelInfo main, ObjectNode vae, List<Lora> loras, ObjectNode t5Encoder, ObjectNode clipEmbed) {

    ChosenModels {
        loras = List.copyOf(loras);
    }

    Family family() {
        return Family.of(main.base());
    }

    /** An installed LoRA with its weight. */
    record Lora(ObjectNode model, double weight) {
    }
}
