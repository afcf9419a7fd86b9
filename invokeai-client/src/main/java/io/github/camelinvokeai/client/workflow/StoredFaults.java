package io.github.camelinvokeai.client.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.Finding;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/** The values stored in a workflow, exposed or not, that a server of some node facts would refuse. */
final class StoredFaults {

    private final Map<FieldKey, Finding> faults = new LinkedHashMap<>();

    /**
     * @param plan   whose values are looked at
     * @param schema the facts to go by, perhaps others than those of the plan
     */
    StoredFaults(WorkflowPlan plan, NodeSchema schema) {
        Places places = new Places(plan);
        plan.nodes().forEach((id, node) -> schema.template(node.path("type").asText())
                .ifPresent(template -> node.properties().forEach(
                        field -> look(new FieldKey(id, field.getKey()), template, field.getValue(), places))));
        for (Slot slot : plan.slots()) {
            JsonNode node = plan.nodes().get(slot.key().nodeId());
            if (slot.stored() != null && !slot.called()) {
                schema.template(node.path("type").asText())
                        .ifPresent(template -> look(slot.key(), template, slot.stored(), places));
            }
        }
    }

    private void look(FieldKey key, NodeTemplate template, JsonNode value, Places places) {
        Optional<FieldTemplate> field = template.input(key.fieldName());
        field.flatMap(rules -> ValueRules.fault(rules, value)).ifPresent(fault -> faults.put(key, new Finding(
                fault.kind(), places.field(key), "the stored value " + fault.text(), "", fault.candidates())));
    }

    /** Those that no value of a submission replaces. */
    Map<FieldKey, Finding> standing(Submission submission) {
        Map<FieldKey, Finding> standing = new LinkedHashMap<>();
        faults.forEach((key, fault) -> {
            if (submission.value(key) == null && !submission.sweeps().has(key)) {
                standing.put(key, fault);
            }
        });
        return standing;
    }

    /**
     * Refuses a submission that the server would refuse. What is none of the choices is left to the server, which may
     * be newer than the facts and know more of them.
     *
     * @throws InvalidValueException that names all values
     */
    void refuse(Submission submission) {
        if (faults.isEmpty()) {
            return;
        }
        List<Finding> sure = standing(submission).values().stream()
                .filter(fault -> fault.kind() != Finding.Kind.CHOICE).toList();
        if (!sure.isEmpty()) {
            throw new InvalidValueException(
                    sure.get(0).place().toString(),
                    "Values in workflow " + submission.workflow().definition().source() + " do not fit their fields: "
                                                    + sure.stream().map(fault -> fault.place() + ": " + fault.message())
                                                            .collect(Collectors.joining("; ")),
                    List.of());
        }
    }
}
