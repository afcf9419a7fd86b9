package io.github.camelinvokeai.client.field;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.schema.Choice;
import io.github.camelinvokeai.client.schema.FieldKind;

/**
 * One of a closed list: an enum of the node ({@link FieldKind#ENUM}), a scheduler ({@link FieldKind#SCHEDULER}), or a
 * text whose form element offers a drop-down list ({@link FieldKind#STRING}). Takes a value of the list, its text, or
 * the label that the UI shows for it when no value reads the same.
 *
 * @param kind    ENUM, SCHEDULER or STRING
 * @param choices what can be chosen, in the order of the UI; empty only if the server declares none, then any text is
 *                taken
 */
public record ChoiceField(FieldKind kind, List<Choice> choices) implements Field {

    public ChoiceField {
        choices = List.copyOf(choices);
    }

    @Override
    public FieldValue convert(String input, Object value) {
        Object plain = Values.plain(value);
        if (!(plain instanceof CharSequence) && !(plain instanceof Number) && !(plain instanceof Enum<?>)) {
            throw Refusal.wrongType(input, "one of its choices", plain);
        }
        String text = plain instanceof Enum<?> constant ? constant.name() : plain.toString();
        if (choices.isEmpty()) {
            return new FieldValue.Literal(JsonNodeFactory.instance.textNode(text));
        }
        return choices.stream().filter(choice -> choice.text().equals(text) || isNumber(choice, plain)).findFirst()
                .or(() -> onlyOneLabelled(text))
                .<FieldValue> map(choice -> new FieldValue.Literal(choice.value()))
                .orElseThrow(() -> Refusal.notOneOf(input, plain,
                        choices.stream().map(choice -> choice.text()).toList()));
    }

    /** JSON and Java know several ways to write one number: 1024, 1024.0, 1.024e3. */
    private static boolean isNumber(Choice choice, Object given) {
        return choice.value().isNumber() && given instanceof Number number && Double.isFinite(number.doubleValue())
                && choice.value().decimalValue().compareTo(new BigDecimal(number.toString())) == 0;
    }

    private Optional<Choice> onlyOneLabelled(String text) {
        List<Choice> labelled = choices.stream().filter(choice -> text.equals(choice.label())).toList();
        return labelled.size() == 1 ? Optional.of(labelled.get(0)) : Optional.empty();
    }
}
