package io.github.camelinvokeai.client.workflow;

import java.util.List;
import java.util.regex.Pattern;

import io.github.camelinvokeai.client.error.UnknownInputException;

/**
 * Finds the input that a key means: digits are an index, then {@code nodeId.field}, then the label if only one input
 * has it.
 */
final class InputIndex {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final List<WorkflowInput> inputs;

    InputIndex(List<WorkflowInput> inputs) {
        this.inputs = inputs;
    }

    WorkflowInput get(int index) {
        if (index < 0 || index >= inputs.size()) {
            throw noIndex(String.valueOf(index));
        }
        return inputs.get(index);
    }

    private UnknownInputException noIndex(String index) {
        return unknown(index, "has no input " + index + "; indices start at 0");
    }

    WorkflowInput find(String key) {
        if (DIGITS.matcher(key).matches()) {
            return inputs.stream().filter(input -> key.length() < 10 && input.index() == Integer.parseInt(key)).findFirst()
                    .orElseThrow(() -> noIndex(key));
        }
        return inputs.stream().filter(input -> input.address().equals(key)).findFirst().orElseGet(() -> labelled(key));
    }

    private WorkflowInput labelled(String label) {
        List<WorkflowInput> found = inputs.stream().filter(input -> input.label().equals(label)).toList();
        if (found.isEmpty()) {
            throw unknown(label, "has no input '" + label + "'");
        }
        if (found.stream().map(WorkflowInput::key).distinct().count() > 1) {
            List<String> candidates = found.stream().map(WorkflowInput::described).toList();
            throw new UnknownInputException(
                    label, "The label '" + label + "' belongs to several inputs; use the index or nodeId.field of one: "
                           + String.join(", ", candidates),
                    candidates);
        }
        return found.get(0);
    }

    private UnknownInputException unknown(String key, String what) {
        List<String> candidates = inputs.stream().map(WorkflowInput::described).toList();
        String list = candidates.isEmpty() ? "it exposes none" : "it has: " + String.join(", ", candidates);
        return new UnknownInputException(key, "The workflow " + what + "; " + list, candidates);
    }
}
