package io.github.camelinvokeai.client.field;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.schema.FieldKind;

/**
 * The board that pictures go to. Takes a board's id or its unique name, {@code auto} (the board of the submission, if
 * it has one), {@code none} (no board), or an object with a {@code board_id}, which is never a name.
 */
public record BoardField() implements Field {

    /** The stored value that stands for the board of the submission. */
    public static final String AUTO = "auto";
    /** The stored value that stands for no board at all. */
    public static final String NONE = "none";

    @Override
    public FieldKind kind() {
        return FieldKind.BOARD;
    }

    @Override
    public FieldValue convert(String input, Object value) {
        Object plain = Values.structured(value);
        if (plain instanceof Map<?, ?> || (plain instanceof JsonNode json && json.isObject())) {
            JsonNode id = Values.json(input, plain).path("board_id");
            if (!id.isTextual() || id.textValue().isBlank()) {
                throw Refusal.because(input, "takes a board object with a board_id; this one has none");
            }
            return new FieldValue.BoardById(id.textValue().strip());
        }
        if (!(plain instanceof CharSequence) || plain.toString().isBlank()) {
            throw Refusal.wrongType(input, "a board: its id or name, 'auto' or 'none'", plain);
        }
        String board = plain.toString().strip();
        return board.equals(AUTO) || board.equals(NONE)
                ? new FieldValue.Literal(JsonNodeFactory.instance.textNode(board)) : new FieldValue.BoardByName(board);
    }
}
