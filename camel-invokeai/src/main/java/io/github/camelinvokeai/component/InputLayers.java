package io.github.camelinvokeai.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.client.workflow.WorkflowInput;

/**
 * The values for one submission from several places. What is added later goes before what was added earlier, whatever
 * keys the two use for the input. Not thread-safe.
 */
final class InputLayers {

    private final WorkflowHandle workflow;
    private final Map<String, Given> byAddress = new LinkedHashMap<>();

    InputLayers(WorkflowHandle workflow) {
        this.workflow = workflow;
    }

    /**
     * @param  place                 where the values come from, for messages
     * @throws InvalidValueException if two keys mean the same input and do not agree
     */
    void add(String place, Map<String, ?> values) {
        Map<String, Given> layer = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            WorkflowInput input = workflow.input(key);
            Given before = layer.put(input.address(), new Given(input, key, value));
            if (before != null && !Objects.equals(before.value(), value)) {
                throw new InvalidValueException(
                        key, place + ": '" + before.key() + "' and '" + key + "' are the same input (" + input.address()
                             + ") and were given different values",
                        List.of());
            }
        });
        byAddress.putAll(layer);
    }

    /** Sets all values, each as the translation makes it. */
    void applyTo(Submission submission, BiFunction<WorkflowInput, Object, Object> translation) {
        byAddress.values().forEach(given -> submission.set(given.key(), translation.apply(given.input(), given.value())));
    }

    private record Given(WorkflowInput input, String key, Object value) {
    }
}
