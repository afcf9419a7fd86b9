package io.github.camelinvokeai.client.schema;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the schema says about one input of a node type. Immutable.
 *
 * @param name         name in workflows and graphs, for instance {@code cfg_scale}
 * @param title        name shown to people; made from {@code name} if the schema has none
 * @param description  the node author's words; may be empty
 * @param type         type of the value
 * @param input        how the input may be fed
 * @param required     whether the server fails the node when the input has neither value nor edge
 * @param hidden       whether the editor does not show it
 * @param defaultValue what the server uses without a value or edge; null if there is no default
 * @param range        limits of a number, or of each number in a list; without limits if none is set
 * @param choices      the values an enumeration or scheduler allows, in the schema's order; otherwise empty
 * @param items        limits to the length of a list
 * @param characters   limits to the length of a string, or of each string in a list
 * @param models       the models that the editor offers for a model input; without conditions for other inputs
 */
public record FieldTemplate(String name, String title, String description, FieldType type, InputMode input, boolean required,
        boolean hidden, JsonNode defaultValue, NumberRange range, List<Choice> choices, SizeLimits items,
        SizeLimits characters, ModelFilter models) {

    public FieldTemplate {
        choices = List.copyOf(choices);
        defaultValue = copy(defaultValue);
    }

    @Override
    public JsonNode defaultValue() {
        return copy(defaultValue);
    }

    /**
     * Whether the value can only come over an edge: the input says so, or its type is one that the editor has no
     * control for. The editor never sends a stored value of such an input.
     */
    public boolean connectionOnly() {
        return input == InputMode.CONNECTION || !type.stateful();
    }

    /**
     * What a node that the editor makes anew holds in this input: the default, or a value that the editor makes up
     * because its control cannot be empty, such as 0 or the first choice; null if it holds none.
     */
    public JsonNode initialValue() {
        return InitialValue.of(this);
    }

    private static JsonNode copy(JsonNode value) {
        return value == null ? null : value.deepCopy();
    }
}
