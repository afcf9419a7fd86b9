package io.github.camelinvokeai.client.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.field.FormSettings;

/**
 * Finds the fields that a workflow exposes, in the order in which a person sees them: the form's elements depth first
 * from its root or, where there is no form or an empty one, the older list {@code exposedFields}. Walks without
 * recursion, so that neither a cycle nor a very deep form can hurt.
 */
final class FormWalk {

    private final JsonNode workflow;
    private final List<WorkflowWarning> warnings;
    private final List<Placement> placements = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private String rootId;
    private boolean showsSomething;

    FormWalk(JsonNode workflow, List<WorkflowWarning> warnings) {
        this.workflow = workflow;
        this.warnings = warnings;
    }

    List<Placement> placements() {
        JsonNode form = workflow.path("form");
        if (usable(form)) {
            rootId = form.path("rootElementId").asText();
            walk(form.path("elements"));
            form.path("elements").properties().stream().filter(element -> isLostField(element.getKey(), element.getValue()))
                    .forEach(
                            element -> warn(place(element.getKey()), "no container of the form lists this field; passed over"));
        }
        if (!showsSomething) {
            exposedFields();
        }
        return placements;
    }

    private boolean isLostField(String id, JsonNode element) {
        return !seen.contains(id) && element.path("type").asText().equals("node-field");
    }

    private boolean usable(JsonNode form) {
        if (form.isMissingNode() || form.isNull()) {
            return false;
        }
        JsonNode root = form.path("elements").path(form.path("rootElementId").asText());
        if (root.path("type").asText().equals("container")) {
            return true;
        }
        warn("form", "its root element is missing or no container, so the list exposedFields is used instead");
        return false;
    }

    private void walk(JsonNode elements) {
        Deque<String> open = new ArrayDeque<>(List.of(rootId));
        while (!open.isEmpty()) {
            String id = open.pop();
            JsonNode element = elements.path(id);
            if (!seen.add(id)) {
                warn(place(id), "the form reaches this element a second time, which is passed over");
            } else if (element.isMissingNode()) {
                warn(place(id), "the form lists this element but does not have it");
            } else {
                visit(id, element, open);
            }
        }
    }

    private void visit(String id, JsonNode element, Deque<String> open) {
        showsSomething |= !id.equals(rootId);
        switch (element.path("type").asText()) {
            case "container" -> {
                List<JsonNode> children = element.path("data").path("children").valueStream().toList();
                for (int i = children.size() - 1; i >= 0; i--) {
                    open.push(children.get(i).asText());
                }
            }
            case "node-field" -> place(element.path("data").path("fieldIdentifier"),
                    FormSettings.of(element.path("data").path("settings")), place(id));
            case "heading", "text", "divider" -> {
                // Nothing to fill in there.
            }
            default -> warn(place(id), "elements of type '" + element.path("type").asText() + "' are not known; passed over");
        }
    }

    private void exposedFields() {
        JsonNode exposed = workflow.path("exposedFields");
        for (int i = 0; i < exposed.size(); i++) {
            place(exposed.get(i), FormSettings.NONE, "exposedFields[" + i + "]");
        }
    }

    private void place(JsonNode identifier, FormSettings settings, String place) {
        String nodeId = identifier.path("nodeId").asText("");
        String fieldName = identifier.path("fieldName").asText("");
        if (nodeId.isEmpty() || fieldName.isEmpty()) {
            warn(place, "it does not say which field of which node it shows; passed over");
        } else {
            placements.add(new Placement(new FieldKey(nodeId, fieldName), settings, place));
        }
    }

    private static String place(String elementId) {
        return "form.elements." + elementId;
    }

    private void warn(String place, String text) {
        warnings.add(new WorkflowWarning(place, text));
    }
}
