package io.github.camelinvokeai.client.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.field.FormSettings;

/**
 * Finds the fields that a workflow exposes, in the order in which a person sees them: the form's elements depth first
 * from its root or, where there is no form, an empty one or one that cannot be read, the older list
 * {@code exposedFields}. Walks without recursion, so that neither a cycle nor a very deep form can hurt.
 */
final class FormWalk {

    /** They had no forms, so whatever stands there is none. */
    private static final Pattern FIRST_SCHEMAS = Pattern.compile("[12]\\.0\\.0");

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
            rootId = form.path("rootElementId").textValue().strip();
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
        if (form.isMissingNode() || form.isNull() || FIRST_SCHEMAS.matcher(version()).matches()) {
            return false;
        }
        Optional<WorkflowWarning> fault = FormRules.fault(form);
        fault.ifPresent(found -> warn(found.place(), found.text() + "; the form counts as empty"));
        if (fault.isPresent()) {
            return false;
        }
        JsonNode root = form.path("elements").path(form.path("rootElementId").textValue().strip());
        if (root.path("type").asText().equals("container")) {
            return true;
        }
        warn("form", "its root element is missing or no container, so the list exposedFields is used instead");
        return false;
    }

    private String version() {
        return workflow.path("meta").path("version").asText();
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
                    open.push(children.get(i).asText().strip());
                }
            }
            case "node-field" -> place(element.path("data").path("fieldIdentifier"),
                    FormSettings.of(element.path("data").path("settings")), place(id), false);
            case "heading", "text", "divider" -> {
                // Nothing to fill in there.
            }
            default -> throw new IllegalStateException("An element that no rule of forms lets through");
        }
    }

    private void exposedFields() {
        JsonNode exposed = workflow.path("exposedFields");
        for (int i = 0; exposed.isArray() && i < exposed.size(); i++) {
            place(exposed.get(i), FormSettings.NONE, "exposedFields[" + i + "]", true);
        }
    }

    private void place(JsonNode identifier, FormSettings settings, String place, boolean listed) {
        String nodeId = identifier.path("nodeId").asText("").strip();
        String fieldName = identifier.path("fieldName").asText("").strip();
        if (nodeId.isEmpty() || fieldName.isEmpty()) {
            warn(place, "it does not say which field of which node it shows; passed over");
        } else {
            placements.add(new Placement(new FieldKey(nodeId, fieldName), settings, place, listed));
        }
    }

    private static String place(String elementId) {
        return "form.elements." + elementId;
    }

    private void warn(String place, String text) {
        warnings.add(new WorkflowWarning(place, text));
    }
}
