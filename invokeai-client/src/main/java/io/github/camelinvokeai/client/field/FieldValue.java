package io.github.camelinvokeai.client.field;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.image.ImageSource;

/**
 * A value for a workflow input, checked and converted, but perhaps still waiting for something that only the server
 * knows. Immutable, except that an {@link Upload} from a stream can be sent once.
 */
public sealed interface FieldValue {

    /**
     * The value as the graph takes it; empty if nothing is sent, or while only the server can say what will be. A board
     * may still be {@code auto} or {@code none}, as workflows store it. It is part of this value: do not change it.
     */
    default Optional<JsonNode> toApiFormat() {
        return Optional.empty();
    }

    /** A value that can be sent as it is, in the shape that InvokeAI's graph takes for the field. */
    record Literal(JsonNode json) implements FieldValue {

        @Override
        public Optional<JsonNode> toApiFormat() {
            return Optional.of(json);
        }

        @Override
        public String toString() {
            return "Literal[" + json.getNodeType() + "]";
        }
    }

    /** An explicit "no value": the stored one is taken away and nothing is sent for the field. */
    record Cleared() implements FieldValue {
    }

    /**
     * A model named by its key or by its name, to be looked up on the server before the graph is sent.
     *
     * @param keyOrName as the caller gave it
     */
    record ModelByName(String keyOrName) implements FieldValue {
    }

    /**
     * A LoRA named by the key or the name of its model, to be looked up on the server before the graph is sent.
     *
     * @param keyOrName as the caller gave it
     * @param weight    a number
     */
    record LoraByName(String keyOrName, JsonNode weight) implements FieldValue {
    }

    /**
     * A board of this id and no other, to be confirmed by the server before the graph is sent.
     *
     * @param id not blank
     */
    record BoardById(String id) implements FieldValue {

        @Override
        public Optional<JsonNode> toApiFormat() {
            return Optional.of(JsonNodeFactory.instance.objectNode().put("board_id", id));
        }
    }

    /**
     * A board named by its id or by its name, to be looked up on the server before the graph is sent.
     *
     * @param idOrName as the caller gave it
     */
    record BoardByName(String idOrName) implements FieldValue {
    }

    /** An image to be uploaded before the graph is sent; the field then gets its name on the server. */
    record Upload(ImageSource source) implements FieldValue {
    }

    /** Several values for a field that takes a list. */
    record Items(List<FieldValue> items) implements FieldValue {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Optional<JsonNode> toApiFormat() {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (FieldValue item : items) {
                if (item.toApiFormat().isEmpty()) {
                    return Optional.empty();
                }
                array.add(item.toApiFormat().get());
            }
            return Optional.of(array);
        }

        /** All items as one literal if none of them needs the server, otherwise this. */
        FieldValue simplified() {
            return items.stream().allMatch(Literal.class::isInstance) ? new Literal(toApiFormat().orElseThrow()) : this;
        }
    }
}
