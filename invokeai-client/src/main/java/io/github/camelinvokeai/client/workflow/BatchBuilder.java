package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.InputException;
import io.github.camelinvokeai.client.error.MissingInputException;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.field.FieldValue;

/**
 * Builds the body of one enqueue request: the compiled graph with its slots filled, in the envelope that InvokeAI's UI
 * sends. Nodes without slots are shared with the plan, so the cost is that of the slots and of writing the JSON.
 */
final class BatchBuilder {

    private static final String CALLED_INPUTS = "workflow_inputs";

    private final Submission submission;
    private final WorkflowPlan plan;
    private final SlotFiller filler;
    private final ValueResolver resolver;
    private final List<InputException> refusals = new ArrayList<>();
    private Map<FieldKey, String> missing = Map.of();
    private final Map<FieldKey, Optional<JsonNode>> changes = new HashMap<>();

    BatchBuilder(Submission submission, ValueResolver resolver) {
        this(submission, SlotFiller.of(submission, resolver), resolver);
    }

    BatchBuilder(Submission submission, SlotFiller filler, ValueResolver resolver) {
        this.submission = submission;
        this.plan = submission.workflow().plan();
        this.filler = filler;
        this.resolver = resolver;
    }

    /**
     * Finds what keeps it from running: first what no server is needed for, then models. Those that are missing are
     * told by the {@link SlotFiller}, of all batches at once.
     */
    void prepare() {
        if (!plan.problems().isEmpty()) {
            throw new WorkflowFormatException(
                    "Workflow " + plan.definition().source() + " cannot be run: " + String.join("; ", plan.problems()));
        }
        missing = findMissing();
        if (!missing.isEmpty()) {
            throw new MissingInputException(
                    missing().get(0), "Required inputs have neither a value nor an edge: " + String.join("; ", missing()),
                    missing());
        }
        submission.workflow().storedFaults().refuse(submission);
        filler.findModels(plan.slots(), submission::value);
    }

    /**
     * The body of what was prepared. What is wrong with lists is found before anything is uploaded for other inputs.
     */
    ObjectNode build() {
        ArrayNode data = data(refusal -> {
            throw refusal;
        });
        return body(filledNodes(), data);
    }

    /** The body whatever is missing from it. */
    ObjectNode buildUnchecked() {
        missing = findMissing();
        filler.findModels(plan.slots(), submission::value);
        ArrayNode data = data(refusals::add);
        return body(filledNodes(), data);
    }

    /** What is wrong with the lists of values. */
    List<InputException> refusals() {
        return refusals;
    }

    private ArrayNode data(Consumer<InputException> refused) {
        BatchData data = new BatchData(submission, filler, resolver, refused);
        ArrayNode built = data.build();
        changes.putAll(data.changes());
        return built;
    }

    /** Required fields that have no value: those of the form in its order, then the others. */
    List<String> missing() {
        return List.copyOf(missing.values());
    }

    /** The same, by their keys. */
    List<FieldKey> missingKeys() {
        return List.copyOf(missing.keySet());
    }

    private Map<FieldKey, String> findMissing() {
        Map<FieldKey, String> found = new LinkedHashMap<>(plan.missing());
        plan.slots().stream().filter(this::hasNoValue).forEach(slot -> found.put(slot.key(), slot.input()));
        Map<FieldKey, String> inOrder = new LinkedHashMap<>();
        if (!found.isEmpty()) {
            plan.inputs().stream().map(WorkflowInput::key).filter(found::containsKey)
                    .forEach(key -> inOrder.put(key, found.get(key)));
        }
        found.forEach(inOrder::putIfAbsent);
        return inOrder;
    }

    private boolean hasNoValue(Slot slot) {
        if (submission.sweeps().has(slot.key())) {
            return false;
        }
        FieldValue given = submission.value(slot.key());
        if (given == null && slot.mayBeChosen() && submission.modelResolution() == ModelResolution.BY_BASE_AND_TYPE) {
            return false;
        }
        return slot.required() && (given == null ? slot.stored() == null : given instanceof FieldValue.Cleared);
    }

    private ObjectNode filledNodes() {
        Map<String, ObjectNode> copies = new LinkedHashMap<>(plan.nodes());
        Map<String, ObjectNode> changed = new HashMap<>();
        for (Slot slot : plan.slots()) {
            if (submission.sweeps().has(slot.key())) {
                withoutLiteral(slot, changed);
                continue;
            }
            FieldValue given = submission.value(slot.key());
            Optional<JsonNode> value = filler.fill(slot, given);
            ObjectNode node = changed.computeIfAbsent(slot.key().nodeId(), id -> copyWithCalledInputs(plan.nodes().get(id)));
            ObjectNode target = target(slot, node);
            value.ifPresentOrElse(json -> target.set(slot.key().fieldName(), json), () -> {
                // Graphs that came as such have their values in place.
                if (given != null || slot.stored() != null) {
                    target.remove(slot.key().fieldName());
                }
            });
            if (given != null) {
                changes.put(slot.key(), embedded(slot, given, value));
            }
        }
        copies.putAll(changed);
        return JsonNodeFactory.instance.objectNode().setAll(copies);
    }

    /** A graph that came in the server's format still holds what the data of the batch replaces. */
    private void withoutLiteral(Slot slot, Map<String, ObjectNode> changed) {
        if (plan.nodes().get(slot.key().nodeId()).has(slot.key().fieldName())) {
            changed.computeIfAbsent(slot.key().nodeId(), id -> copyWithCalledInputs(plan.nodes().get(id)))
                    .remove(slot.key().fieldName());
        }
    }

    /** As if a person had typed it into the form: there, a board may stay {@code auto} or {@code none}. */
    private static Optional<JsonNode> embedded(Slot slot, FieldValue given, Optional<JsonNode> sent) {
        if (!slot.isBoard()) {
            return sent;
        }
        return given instanceof FieldValue.Literal literal ? Optional.of(literal.json())
                : given instanceof FieldValue.Cleared ? Optional.empty() : sent;
    }

    private static ObjectNode target(Slot slot, ObjectNode node) {
        return slot.called() ? (ObjectNode) node.get(CALLED_INPUTS) : node;
    }

    private static ObjectNode copyWithCalledInputs(ObjectNode node) {
        ObjectNode copy = node.objectNode().setAll(node);
        if (copy.get(CALLED_INPUTS) instanceof ObjectNode called) {
            copy.set(CALLED_INPUTS, called.objectNode().setAll(called));
        }
        return copy;
    }

    private ObjectNode body(ObjectNode nodes, ArrayNode data) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("prepend", submission.prepend());
        ObjectNode batch = body.putObject("batch");
        batch.put("batch_id", submission.batchId());
        batch.put("origin", submission.origin());
        batch.put("destination", submission.destination());
        batch.set("data", data);
        ObjectNode graph = batch.putObject("graph");
        graph.put("id", UUID.randomUUID().toString());
        graph.set("nodes", nodes);
        graph.set("edges", plan.edges());
        batch.set("workflow", plan.embedded() == null ? null : plan.embedded().with(changes));
        batch.put("runs", submission.runs());
        return body;
    }
}
