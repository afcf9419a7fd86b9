package io.github.camelinvokeai.client.drift;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which labels of a form can be used as keys: digits are an index, an address goes before, and two fields of one label
 * have none.
 */
final class Labels {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final List<MappedInput> inputs;

    Labels(List<MappedInput> inputs) {
        this.inputs = inputs;
    }

    boolean isKeyOf(MappedInput input) {
        String label = input.label();
        return !DIGITS.matcher(label).matches() && inputs.stream()
                .filter(each -> each.label().equals(label) || each.address().equals(label)).allMatch(input::isAt);
    }
}
