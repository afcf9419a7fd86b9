package io.github.camelinvokeai.client.workflow;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.InputMode;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/** Finds in a graph what the server would refuse, or run otherwise than its author thinks. */
final class ApiGraphChecks {

    private static final String RETURN = "workflow_return";
    private static final String ITEM_OF_A_COLLECTION = "CollectionItemField";
    private static final Set<String> BATCHES = Set.of("image_batch", "string_batch", "integer_batch", "float_batch");

    private final ApiGraph graph;
    private final NodeSchema schema;
    private final List<String> problems;
    private boolean returns;

    ApiGraphChecks(ApiGraph graph, NodeSchema schema, List<String> problems) {
        this.graph = graph;
        this.schema = schema;
        this.problems = problems;
    }

    /** Looks at a node and gives the facts about its type, if they are known. */
    Optional<NodeTemplate> node(String key, JsonNode node) {
        String place = "nodes." + key;
        String type = node.path("type").asText("");
        if (!node.path("id").asText("").equals(key)) {
            problems.add(place + (node.has("id") ? " has another id than its key" : " has no id; it has to be its key"));
        }
        if (type.isEmpty()) {
            problems.add(place + " does not say of which type it is");
            return Optional.empty();
        }
        if (BATCHES.contains(type)) {
            problems.add(
                    place + " is of type '" + type + "', which the server does not run; put the values into the batch's data");
        }
        if (type.equals(RETURN) && returns) {
            problems.add("it has more than one node of type " + RETURN + ", and may have one");
        }
        returns |= type.equals(RETURN);
        return schema.template(type);
    }

    /** Looks at the edges and gives the fields that they feed. */
    Set<FieldKey> edges(Map<String, NodeTemplate> templates) {
        Set<FieldKey> fed = new HashSet<>();
        for (int i = 0; i < graph.edges().size(); i++) {
            JsonNode edge = graph.edges().get(i);
            FieldKey source = end(edge.path("source"));
            FieldKey destination = end(edge.path("destination"));
            String place = "edges[" + i + "]";
            if (source == null || destination == null) {
                problems.add(place + " does not name node_id and field at both ends, source and destination");
            } else if (exists(place, source) && exists(place, destination)) {
                source(place, source, templates.get(source.nodeId()));
                destination(place, destination, templates.get(destination.nodeId()), !fed.add(destination));
            }
        }
        return fed;
    }

    private static FieldKey end(JsonNode end) {
        return end.path("node_id").isTextual() && end.path("field").isTextual()
                ? new FieldKey(end.get("node_id").textValue(), end.get("field").textValue()) : null;
    }

    private boolean exists(String place, FieldKey end) {
        if (!graph.nodes().has(end.nodeId())) {
            problems.add(place + " names the node " + end.nodeId() + ", which does not exist");
            return false;
        }
        return true;
    }

    private void source(String place, FieldKey source, NodeTemplate template) {
        if (template != null && !template.outputs().containsKey(source.fieldName())) {
            problems.add(place + " comes from " + source + ", but node type " + template.type() + " has no output "
                         + source.fieldName());
        }
    }

    private void destination(String place, FieldKey destination, NodeTemplate template, boolean again) {
        FieldTemplate field = template == null ? null : template.inputs().get(destination.fieldName());
        if (template != null && field == null) {
            problems.add(place + " leads to " + destination + ", but node type " + template.type() + " has no input "
                         + destination.fieldName());
        } else if (field != null && field.input() == InputMode.DIRECT) {
            problems.add(place + " leads to " + destination + ", which takes a value only");
        } else if (again && (field == null || !field.type().name().equals(ITEM_OF_A_COLLECTION))) {
            problems.add("more than one edge feeds " + destination + ", which takes one");
        }
    }
}
