package io.github.camelinvokeai.client.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What InvokeAI's UI asks of a form before it reads it. It takes a form whole or not at all: with one element that it
 * cannot read, the form counts as empty.
 */
final class FormRules {

    private static final Set<String> LAYOUTS = Set.of("row", "column");
    private static final Set<String> NUMBER_COMPONENTS = Set.of("number-input", "slider", "number-input-and-slider");
    private static final Set<String> TEXT_COMPONENTS = Set.of("input", "textarea");
    private static final String DROPDOWN = "dropdown";

    private FormRules() {
    }

    /** What makes the form unreadable, with its place; empty if it can be read. */
    static Optional<WorkflowWarning> fault(JsonNode form) {
        if (!form.path("elements").isObject() || !isId(form.path("rootElementId"))) {
            return Optional.of(new WorkflowWarning("form", "it has no elements, or does not say which of them is its root"));
        }
        return form.path("elements").propertyStream()
                .flatMap(
                        element -> faultOf(element.getValue()).map(text -> new WorkflowWarning(place(element), text)).stream())
                .findFirst();
    }

    private static String place(Map.Entry<String, JsonNode> element) {
        return "form.elements." + element.getKey();
    }

    private static Optional<String> faultOf(JsonNode element) {
        JsonNode data = element.path("data");
        String type = element.path("type").asText();
        if (!isId(element.path("id")) || (element.has("parentId") && !isId(element.get("parentId")))) {
            return Optional.of("the element has no id, or none of its parent");
        }
        boolean sound = switch (type) {
            case "container" -> isContainer(data);
            case "node-field" -> isField(data);
            case "heading", "text" -> data.path("content").isTextual();
            case "divider" -> !element.has("data");
            default -> false;
        };
        return sound ? Optional.empty() : Optional.of("InvokeAI has no element of type '" + type + "' with such data");
    }

    private static boolean isContainer(JsonNode data) {
        return LAYOUTS.contains(data.path("layout").asText()) && data.path("children").isArray()
                && data.path("children").valueStream().allMatch(FormRules::isId);
    }

    private static boolean isField(JsonNode data) {
        JsonNode identifier = data.path("fieldIdentifier");
        return isId(identifier.path("nodeId")) && isId(identifier.path("fieldName"))
                && isBooleanOrAbsent(data.path("showDescription")) && isSettings(data.path("settings"));
    }

    private static boolean isSettings(JsonNode settings) {
        return settings.isMissingNode() || (settings.isObject() && (isOfNumber(settings) || isOfText(settings)));
    }

    private static boolean isOfNumber(JsonNode settings) {
        return isOneOf(settings.path("type"), Set.of("float-field-config", "integer-field-config"))
                && isOneOf(settings.path("component"), NUMBER_COMPONENTS) && isBooleanOrAbsent(settings.path("showShuffle"))
                && isNumberOrAbsent(settings.path("min")) && isNumberOrAbsent(settings.path("max"));
    }

    private static boolean isOfText(JsonNode settings) {
        return isOneOf(settings.path("type"), Set.of("string-field-config"))
                && (isOneOf(settings.path("component"), TEXT_COMPONENTS)
                        || (isOneOf(settings.path("component"), Set.of(DROPDOWN)) && isOptions(settings.path("options"))));
    }

    private static boolean isOptions(JsonNode options) {
        return options.isArray() && options.valueStream()
                .allMatch(option -> option.path("label").isTextual() && option.path("value").isTextual());
    }

    private static boolean isOneOf(JsonNode name, Set<String> names) {
        return name.isMissingNode() || names.contains(name.asText());
    }

    private static boolean isId(JsonNode id) {
        return id.isTextual() && !id.textValue().isBlank();
    }

    private static boolean isBooleanOrAbsent(JsonNode value) {
        return value.isMissingNode() || value.isBoolean();
    }

    private static boolean isNumberOrAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNumber();
    }
}
