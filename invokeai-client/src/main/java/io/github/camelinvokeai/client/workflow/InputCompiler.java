package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.Predicate;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.field.FieldFactory;
import io.github.camelinvokeai.client.schema.FieldTemplate;

/**
 * Turns the places of a form into inputs. The nodes that they name are found in the file by one JsonPath query,
 * evaluated here and never again: a place that leads nowhere is left out with a warning, and takes no index.
 */
final class InputCompiler {

    private static final Configuration JSON_PATH = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
            .build();

    private final JsonNode workflow;
    private final Map<String, WorkflowNode> nodes;
    private final Set<FieldKey> connected;
    private final List<WorkflowWarning> warnings;

    InputCompiler(JsonNode workflow, Map<String, WorkflowNode> nodes, Set<FieldKey> connected, List<WorkflowWarning> warnings) {
        this.workflow = workflow;
        this.nodes = nodes;
        this.connected = connected;
        this.warnings = warnings;
    }

    List<WorkflowInput> compile(List<Placement> placements) {
        Set<String> existing = existingNodes(placements);
        List<Placement> found = placements.stream().filter(placement -> leadsToAField(placement, existing)).toList();
        Map<FieldKey, List<Integer>> indices = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            indices.computeIfAbsent(found.get(i).key(), key -> new ArrayList<>()).add(i);
        }
        // All places of one field share one list: a form may show a field very often.
        indices.replaceAll((key, list) -> List.copyOf(list));
        List<WorkflowInput> inputs = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            List<Integer> same = indices.get(found.get(i).key());
            inputs.add(input(i, found.get(i), same));
        }
        return inputs;
    }

    /** Of the nodes that the form names, those that exist: one walk over the file, however many fields the form has. */
    private Set<String> existingNodes(List<Placement> placements) {
        Set<String> named = placements.stream().map(placement -> placement.key().nodeId()).collect(Collectors.toSet());
        // The ids are compared as values: in the text of a path they would need quoting, and some would read as paths.
        // item() is the node itself; item(JsonNode.class) would copy it.
        Predicate isNamed = node -> named.contains(((JsonNode) node.item()).path("id").textValue());
        ArrayNode matches = JsonPath.compile("$.nodes[?]", isNamed).read(workflow, JSON_PATH);
        return matches.valueStream().map(node -> node.path("id").textValue()).collect(Collectors.toSet());
    }

    private boolean leadsToAField(Placement placement, Set<String> existing) {
        FieldKey key = placement.key();
        if (!existing.contains(key.nodeId())) {
            return dangling(placement, "there is no node " + key.nodeId());
        }
        WorkflowNode node = nodes.get(key.nodeId());
        if (!node.invocation()) {
            return dangling(placement, "node " + key.nodeId() + " is no node that runs");
        }
        if (!node.hasInput(key.fieldName()) || (placement.listed() && lacks(node, key.fieldName()))) {
            return dangling(placement, "node " + key.nodeId() + " (" + node.type() + ") has no field " + key.fieldName());
        }
        return true;
    }

    /** A form may still show such a field, but none is made of it. */
    private static boolean lacks(WorkflowNode node, String fieldName) {
        return node.givenUp() || (node.template() != null && node.field(fieldName) == null);
    }

    private boolean dangling(Placement placement, String reason) {
        warnings.add(new WorkflowWarning(placement.place(), reason + "; it is left out and takes no index"));
        return false;
    }

    private WorkflowInput input(int index, Placement placement, List<Integer> indices) {
        FieldKey key = placement.key();
        WorkflowNode node = nodes.get(key.nodeId());
        FieldTemplate template = node.field(key.fieldName());
        JsonNode stored = node.input(key.fieldName()).path("value");
        JsonNode value = stored.isMissingNode() || stored.isNull() ? null : stored;
        // A field may give out the value that it keeps, and nobody may change the file through it.
        Field field = FieldFactory.create(template, placement.settings(), value == null ? null : value.deepCopy());
        return new WorkflowInput(
                index, label(node, key.fieldName(), template), node.id(), node.label(), node.type(), key.fieldName(),
                template != null && template.required(), connected.contains(key), value, field, indices,
                path(key));
    }

    private static String label(WorkflowNode node, String fieldName, FieldTemplate template) {
        String label = node.input(fieldName).path("label").asText("");
        if (!label.isBlank()) {
            return label;
        }
        return template == null || template.title().isBlank() ? fieldName : template.title();
    }

    private static String path(FieldKey key) {
        return "$.nodes[?(@.id == '" + quoted(key.nodeId()) + "')].data.inputs['" + quoted(key.fieldName()) + "'].value";
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'");
    }
}
