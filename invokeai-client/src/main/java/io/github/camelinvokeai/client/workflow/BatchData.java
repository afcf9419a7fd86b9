package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.client.batch.Generator;
import io.github.camelinvokeai.client.error.InputException;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.field.FieldValue;

/**
 * Works out the {@code data} of a batch: what its batch nodes supply, put together as InvokeAI's UI does, and then what
 * the submission sweeps. The server takes any value and stops all its work at one that a field refuses, so each value
 * is checked against the fields that it goes to.
 */
final class BatchData {

    private final Submission submission;
    private final SlotFiller filler;
    private final ValueResolver resolver;
    private final Consumer<InputException> refused;
    private final ArrayNode data = JsonNodeFactory.instance.arrayNode();
    private final Map<FieldKey, Optional<JsonNode>> changes = new HashMap<>();
    private long items = 1;
    private boolean tooMany;

    /** @param refused takes what is wrong; may throw it */
    BatchData(Submission submission, SlotFiller filler, ValueResolver resolver, Consumer<InputException> refused) {
        this.submission = submission;
        this.filler = filler;
        this.resolver = resolver;
        this.refused = refused;
    }

    ArrayNode build() {
        multiply(submission.runs());
        // Before anything is uploaded for their values.
        submission.sweeps().all().forEach(sweep -> multiply(sweep.size()));
        ofTheFile();
        Map<Optional<String>, List<Supplied>> groups = new LinkedHashMap<>();
        for (BatchNode node : submission.workflow().plan().batchNodes()) {
            // A node without this value is in one group with its like, not with those of the empty name.
            Optional<String> group = fill(node.group()).map(JsonNode::asText);
            values(node).ifPresent(values -> groups.computeIfAbsent(group, name -> new ArrayList<>())
                    .add(new Supplied(node, values)));
        }
        groups.forEach((group, supplied) -> {
            if (group.equals(Optional.of(BatchNode.NO_GROUP))) {
                supplied.forEach(node -> add(List.of(node)));
            } else {
                requireEqualLengths(group.orElse(""), supplied);
                add(supplied);
            }
        });
        submission.sweeps().all().forEach(this::add);
        return data;
    }

    /** A graph in the server's format may come with data; it was checked when it was read. */
    private void ofTheFile() {
        WorkflowDefinition definition = submission.workflow().definition();
        if (definition.isGraph() && definition.graph().hasData()) {
            definition.graph().data().forEach(columns -> {
                data.add(columns);
                multiply(columns.path(0).path("items").size());
            });
        }
    }

    /** What was given for batch nodes and generators, for the workflow that is sent along. */
    Map<FieldKey, Optional<JsonNode>> changes() {
        return changes;
    }

    private Optional<JsonNode> fill(Slot slot) {
        FieldValue given = submission.value(slot.key());
        Optional<JsonNode> value = filler.fill(slot, given);
        if (given != null) {
            changes.put(slot.key(), value);
        }
        return value;
    }

    /** Empty if they were refused. */
    private Optional<List<JsonNode>> values(BatchNode node) {
        try {
            List<JsonNode> values = node.generator() == null
                    ? fill(node.collection()).map(list -> list.valueStream().toList()).orElse(List.of()) : generated(node);
            if (values.isEmpty()) {
                throw refusal(node, "has no values; give it some, or take it out of the workflow");
            }
            requireFit(node, values);
            return Optional.of(values);
        } catch (InputException e) {
            refused.accept(e);
            return Optional.empty();
        }
    }

    private List<JsonNode> generated(BatchNode node) {
        JsonNode generator = fill(node.generator()).orElse(JsonNodeFactory.instance.objectNode());
        return Generator.values(node.generator().input(), node.kind(), generator, submission.maxItems(), resolver);
    }

    private static void requireFit(BatchNode node, List<JsonNode> values) {
        for (int i = 0; i < values.size(); i++) {
            if (!isOfKind(node.kind(), values.get(i))) {
                throw refusal(node, "supplies " + node.kind() + " values, and its value " + i + " is none");
            }
            for (BatchNode.Target target : node.targets()) {
                requireFit(node, i, values.get(i), target);
            }
        }
    }

    private static void requireFit(BatchNode node, int position, JsonNode value, BatchNode.Target target) {
        try {
            target.field().convert(target.name(), value);
        } catch (InvalidValueException e) {
            throw new InvalidValueException(
                    node.collection().input(),
                    "Batch node '" + node.name() + "': its value " + position + " does not fit: " + e.getMessage(),
                    e.candidates(),
                    e);
        }
    }

    private static boolean isOfKind(String kind, JsonNode value) {
        return switch (kind) {
            case "integer" -> value.isNumber() && value.canConvertToExactIntegral();
            case "float" -> value.isNumber();
            case "string" -> value.isTextual();
            default -> value.path("image_name").isTextual();
        };
    }

    private void requireEqualLengths(String group, List<Supplied> supplied) {
        int length = supplied.get(0).values().size();
        supplied.stream().filter(other -> other.values().size() != length).findFirst()
                .ifPresent(other -> refused.accept(refusal(
                        other.node(), "supplies " + other.values().size() + " values, and '" + supplied.get(0).node().name()
                                      + "' of the same group '" + group + "' supplies " + length
                                      + "; both take turns together, so give them as many")));
    }

    private static InvalidValueException refusal(BatchNode node, String reason) {
        return new InvalidValueException(
                node.collection().input(), "Batch node '" + node.name() + "' " + reason, List.of());
    }

    private void add(List<Supplied> zipped) {
        ArrayNode columns = data.addArray();
        for (Supplied supplied : zipped) {
            ArrayNode values = data.arrayNode().addAll(supplied.values());
            supplied.node().targets().forEach(target -> column(columns, target.key(), values));
        }
        multiply(zipped.get(0).values().size());
    }

    private void add(Sweep sweep) {
        ArrayNode columns = data.addArray();
        sweep.columns().forEach(column -> {
            ArrayNode values = data.arrayNode();
            column.values().forEach(value -> filler.fill(column.slot(), value).ifPresent(values::add));
            column(columns, column.slot().key(), values);
        });
    }

    private static void column(ArrayNode columns, FieldKey key, ArrayNode values) {
        columns.addObject().put("node_path", key.nodeId()).put("field_name", key.fieldName()).set("items", values);
    }

    private void multiply(int length) {
        // Beyond the largest int it does not matter how many there are, and a product of two ints is no longer than a long.
        items = Math.min(items, Integer.MAX_VALUE) * length;
        if (items > submission.maxItems() && !tooMany) {
            tooMany = true;
            refused.accept(new InvalidValueException(
                    "maxItems", "The batch would have " + items + " items or more (runs times the product of its lists);"
                                + " allowed are " + submission.maxItems() + ", see maxItems",
                    List.of()));
        }
    }

    private record Supplied(BatchNode node, List<JsonNode> values) {
    }
}
