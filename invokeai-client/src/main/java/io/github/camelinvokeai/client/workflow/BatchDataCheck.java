package io.github.camelinvokeai.client.workflow;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.field.FieldFactory;
import io.github.camelinvokeai.client.field.FormSettings;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/**
 * Checks the data that stands beside a graph, because the server does not: one value that a field refuses makes its
 * whole queue stand still.
 */
final class BatchDataCheck {

    private final ApiGraph graph;
    private final Map<String, NodeTemplate> templates;
    private final Set<FieldKey> connected;
    private final List<WorkflowWarning> warnings;
    private final List<String> problems;
    private final Set<FieldKey> fields = new LinkedHashSet<>();

    BatchDataCheck(ApiGraph graph, Map<String, NodeTemplate> templates, Set<FieldKey> connected,
                   List<WorkflowWarning> warnings, List<String> problems) {
        this.graph = graph;
        this.templates = templates;
        this.connected = connected;
        this.warnings = warnings;
        this.problems = problems;
    }

    /** The fields whose values come from the data. */
    Set<FieldKey> fields() {
        for (int i = 0; graph.hasData() && i < graph.data().size(); i++) {
            JsonNode group = graph.data().get(i);
            Set<Integer> sizes = new HashSet<>();
            for (int j = 0; j < group.size(); j++) {
                JsonNode datum = group.path(j);
                datum("data[" + i + "][" + j + "]", datum);
                sizes.add(datum.path("items").size());
            }
            if (!group.isArray() || group.isEmpty()) {
                problems.add("data[" + i + "] is no list of values for fields");
            } else if (sizes.size() > 1) {
                problems.add("data[" + i + "] has lists of different lengths, and they are taken side by side");
            }
        }
        return fields;
    }

    private void datum(String place, JsonNode datum) {
        FieldKey key = new FieldKey(datum.path("node_path").asText(""), datum.path("field_name").asText(""));
        NodeTemplate template = templates.get(key.nodeId());
        FieldTemplate field = template == null ? null : template.inputs().get(key.fieldName());
        if (!graph.nodes().has(key.nodeId()) || (template != null && field == null)) {
            problems.add(place + " is for " + key + ", which does not exist");
        } else if (datum.path("items").isEmpty()) {
            problems.add(place + " has no items, so nothing would run");
        } else if (!fields.add(key)) {
            problems.add(place + " is for " + key + ", which has values already");
        } else {
            warnings.add(new WorkflowWarning(
                    place, connected.contains(key)
                            ? "an edge feeds " + key + " as well, and the server goes by that"
                            : "the file has " + datum.path("items").size() + " values for " + key + ", so it is no input"));
            if (field != null) {
                items(place, datum.path("items"), FieldFactory.create(field, FormSettings.NONE, null));
            }
        }
    }

    private void items(String place, JsonNode items, Field field) {
        for (int i = 0; i < items.size(); i++) {
            try {
                field.convert(place + ".items[" + i + "]", items.get(i));
            } catch (InvalidValueException e) {
                problems.add(e.getMessage());
            }
        }
    }
}
