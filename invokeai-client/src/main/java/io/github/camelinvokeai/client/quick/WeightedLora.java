package io.github.camelinvokeai.client.quick;

import java.util.List;
import java.util.Objects;

import io.github.camelinvokeai.client.error.InvalidValueException;

/**
 * A LoRA that is to change a picture.
 *
 * @param model  key or unique name of an installed LoRA
 * @param weight how strongly it works; 1 is as it was trained, negative values are allowed
 */
public record WeightedLora(String model, double weight) {

    /** What InvokeAI's UI begins with. */
    public static final double USUAL_WEIGHT = 0.75;

    public WeightedLora {
        Objects.requireNonNull(model, "model");
        if (!Double.isFinite(weight)) {
            throw new InvalidValueException("loras", "The weight of a LoRA must be a finite number, not " + weight, List.of());
        }
    }
}
