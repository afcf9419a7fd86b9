package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.camelinvokeai.client.error.UnknownInputException;

/**
 * Finds the input that a key means: digits are an index, then {@code nodeId.field}, then the label if only one input
 * has it.
 */
final class InputIndex {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int MOST_DIGITS = 9;

    private final List<WorkflowInput> inputs;
    private final Map<String, List<WorkflowInput>> byAddress = new HashMap<>();
    private final Map<String, List<WorkflowInput>> byLabel = new HashMap<>();

    InputIndex(List<WorkflowInput> inputs) {
        this.inputs = inputs;
        for (WorkflowInput input : inputs) {
            byAddress.computeIfAbsent(input.address(), address -> new ArrayList<>()).add(input);
            byLabel.computeIfAbsent(input.label(), label -> new ArrayList<>()).add(input);
        }
    }

    WorkflowInput get(int index) {
        return at(index, String.valueOf(index));
    }

    private WorkflowInput at(int index, String key) {
        if (index < 0 || index >= inputs.size()) {
            throw unknown(key, "has no input " + key + "; indices start at 0");
        }
        return inputs.get(index);
    }

    WorkflowInput find(String key) {
        if (DIGITS.matcher(key).matches()) {
            return at(key.length() > MOST_DIGITS ? inputs.size() : Integer.parseInt(key), key);
        }
        if (byAddress.containsKey(key)) {
            return only(key, "address", byAddress.get(key));
        }
        if (byLabel.containsKey(key)) {
            return only(key, "label", byLabel.get(key));
        }
        throw unknown(key, "has no input '" + key + "'");
    }

    /**
     * The key by which an input is best known: its label where that means this field alone, else its address, else its
     * index.
     */
    String keyOf(WorkflowInput input) {
        String label = input.label();
        if (!label.isBlank() && !DIGITS.matcher(label).matches() && means(byAddress.getOrDefault(label, List.of()), input)
                && means(byLabel.get(label), input)) {
            return label;
        }
        return means(byAddress.get(input.address()), input) ? input.address() : String.valueOf(input.index());
    }

    private static boolean means(List<WorkflowInput> found, WorkflowInput input) {
        return found.stream().allMatch(each -> each.key().equals(input.key()));
    }

    /** One field shown several times is still one; the dots of ids can make one address of two fields. */
    private static WorkflowInput only(String key, String what, List<WorkflowInput> found) {
        if (found.stream().map(WorkflowInput::key).distinct().count() > 1) {
            List<String> candidates = found.stream().map(WorkflowInput::described).toList();
            throw new UnknownInputException(
                    key, "The " + what + " '" + key + "' belongs to several inputs; use the index "
                         + (what.equals("label") ? "or nodeId.field " : "") + "of one: " + String.join(", ", candidates),
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
