package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.error.ModelNotFoundException.MissingModel;
import io.github.camelinvokeai.client.field.BoardField;
import io.github.camelinvokeai.client.field.FieldValue;
import io.github.camelinvokeai.client.image.ImageSource;

/** Finds the JSON for one slot after the other, asking the server where only it can say. Serves one batch. */
final class SlotFiller {

    private final ValueResolver resolver;
    private final BoardRequest submissionBoard;
    private final BoardInjection injection;
    private final ModelResolution resolution;
    private final Map<Asked, Optional<JsonNode>> models = new HashMap<>();
    private final List<MissingModel> missingModels = new ArrayList<>();
    private final Map<ImageSource, String> uploaded = new HashMap<>();
    private String submissionBoardId;

    SlotFiller(ValueResolver resolver, BoardRequest submissionBoard, BoardInjection injection,
               ModelResolution resolution) {
        this.resolver = resolver;
        this.submissionBoard = injection == BoardInjection.NONE ? null : submissionBoard;
        this.injection = injection;
        this.resolution = resolution;
    }

    static SlotFiller of(Submission submission, ValueResolver resolver) {
        return new SlotFiller(
                resolver, submission.boardRequest(), submission.boardInjection(), submission.modelResolution());
    }

    /**
     * Finds the models of all slots, each once, so that what is missing is known as a whole, and before anything is
     * uploaded or made; see {@link #requireModels()}.
     *
     * @param given the value that was given for a field, or null
     */
    void findModels(List<Slot> slots, Function<FieldKey, FieldValue> given) {
        for (Slot slot : slots) {
            FieldValue value = slot.isModel() ? given.apply(slot.key()) : null;
            Asked asked = new Asked(slot.key(), value);
            if (slot.isModel() && !models.containsKey(asked)) {
                models.put(asked, find(slot, value));
            }
        }
    }

    /** @throws ModelNotFoundException for all that were looked for and not found */
    void requireModels() {
        if (!missingModels.isEmpty()) {
            throw new ModelNotFoundException(missingModels);
        }
    }

    /** What to send for a slot; empty if nothing is. A given value goes before the stored one. */
    Optional<JsonNode> fill(Slot slot, FieldValue given) {
        Optional<JsonNode> known = slot.isModel() ? models.get(new Asked(slot.key(), given)) : null;
        return known == null ? find(slot, given) : known;
    }

    private Optional<JsonNode> find(Slot slot, FieldValue given) {
        if (given instanceof FieldValue.Cleared) {
            return slot.isBoard() ? automaticBoard() : Optional.empty();
        }
        if (given != null) {
            return given(slot, given);
        }
        if (slot.isBoard()) {
            return unchangedBoard(slot.stored());
        }
        if (slot.stored() == null) {
            return slot.mayBeChosen() && resolution == ModelResolution.BY_BASE_AND_TYPE
                    ? Optional.of(model(slot, null, null, false)) : Optional.empty();
        }
        return Optional.of(confirmed(slot, slot.stored(), false));
    }

    private Optional<JsonNode> given(Slot slot, FieldValue value) {
        if (value instanceof FieldValue.Literal literal) {
            return slot.isBoard()
                    ? storedBoard(literal.json())
                    : Optional.of(confirmed(slot, literal.json(), true));
        }
        if (value instanceof FieldValue.ModelByName model) {
            return Optional.of(model(slot, model.keyOrName(), null, true));
        }
        if (value instanceof FieldValue.LoraByName lora) {
            ObjectNode weighted = JsonNodeFactory.instance.objectNode();
            weighted.set("lora", model(slot, lora.keyOrName(), null, true));
            return Optional.of(weighted.set("weight", lora.weight()));
        }
        if (value instanceof FieldValue.BoardById board) {
            return Optional.of(boardJson(resolver.board(new BoardRequest(slot.input(), board.id(), null, false))));
        }
        if (value instanceof FieldValue.BoardByName board) {
            return Optional.of(boardJson(resolver.board(new BoardRequest(slot.input(), null, board.idOrName(), false))));
        }
        if (value instanceof FieldValue.Upload upload) {
            // The same source given to two inputs is one picture, and a stream can be read only once.
            String name = uploaded.computeIfAbsent(upload.source(), source -> resolver.upload(slot.input(), source));
            return Optional.of(JsonNodeFactory.instance.objectNode().put("image_name", name));
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        ((FieldValue.Items) value).items().forEach(item -> given(slot, item).ifPresent(list::add));
        return Optional.of(list);
    }

    /** The value as the server knows it: of a list each item. */
    private JsonNode confirmed(Slot slot, JsonNode value, boolean given) {
        if (value instanceof ArrayNode list && slot.reference().to() != Reference.To.NOTHING) {
            ArrayNode confirmed = list.arrayNode();
            list.forEach(item -> confirmed.add(confirmed(slot, item, given)));
            return confirmed;
        }
        return switch (slot.reference().to()) {
            case MODEL -> value instanceof ObjectNode identifier ? model(slot, null, identifier, given) : value;
            case LORA -> lora(slot, value, given);
            case IMAGE -> image(slot, value);
            case NOTHING, BOARD -> value;
        };
    }

    private JsonNode lora(Slot slot, JsonNode value, boolean given) {
        if (!(value instanceof ObjectNode lora && lora.get("lora") instanceof ObjectNode identifier)) {
            return value;
        }
        ObjectNode confirmed = lora.objectNode().setAll(lora);
        return confirmed.set("lora", model(slot, null, identifier, given));
    }

    private JsonNode image(Slot slot, JsonNode value) {
        if (value.path("image_name").isTextual()) {
            resolver.requireImage(slot.input(), value.get("image_name").textValue());
        }
        return value;
    }

    private JsonNode model(Slot slot, String keyOrName, ObjectNode identifier, boolean given) {
        ObjectNode found;
        try {
            found = resolver.model(
                    new ModelRequest(slot.input(), keyOrName, identifier, given, slot.reference().models(), resolution));
        } catch (ModelNotFoundException e) {
            missingModels.addAll(e.missing());
            return JsonNodeFactory.instance.objectNode();
        }
        if (identifier == null || !identifier.hasNonNull("submodel_type") || found.has("submodel_type")) {
            return found;
        }
        ObjectNode whole = found.deepCopy();
        return whole.set("submodel_type", identifier.get("submodel_type"));
    }

    private Optional<JsonNode> unchangedBoard(JsonNode stored) {
        boolean replaced = submissionBoard != null && injection == BoardInjection.ALL;
        return replaced ? automaticBoard() : storedBoard(stored);
    }

    private Optional<JsonNode> storedBoard(JsonNode stored) {
        if (stored == null || stored.asText().equals(BoardField.AUTO)) {
            return automaticBoard();
        }
        String id = stored.path("board_id").asText("");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        // A board of another installation is treated as if none had been chosen, as the UI does when it loads the workflow.
        return resolver.hasBoard(id) ? Optional.of(boardJson(id)) : automaticBoard();
    }

    private Optional<JsonNode> automaticBoard() {
        if (submissionBoard == null || BoardField.NONE.equals(submissionBoard.name())) {
            return Optional.empty();
        }
        if (submissionBoardId == null) {
            submissionBoardId = resolver.board(submissionBoard);
        }
        return Optional.of(boardJson(submissionBoardId));
    }

    private static JsonNode boardJson(String id) {
        return JsonNodeFactory.instance.objectNode().put("board_id", id);
    }

    /** Which model was asked about: that of a field, with the value that was given for it, or null. */
    private record Asked(FieldKey key, FieldValue given) {
    }
}
