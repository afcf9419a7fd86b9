package io.github.camelinvokeai.client.workflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.Choice;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.FieldType;
import io.github.camelinvokeai.client.schema.InputMode;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.schema.NumberRange;
import io.github.camelinvokeai.client.schema.SizeLimits;

/**
 * Reads the field templates that InvokeAI's UI stores in a node itself ({@code dynamicInputTemplates}): those of a node
 * whose inputs depend on another workflow.
 */
final class DynamicTemplate {

    private DynamicTemplate() {
    }

    static FieldTemplate read(String name, JsonNode template) {
        JsonNode value = template.path("default");
        return new FieldTemplate(
                name, template.path("title").asText(name), template.path("description").asText(""),
                new FieldType(
                        template.path("type").path("name").asText("AnyField"),
                        constant(Cardinality.values(), template.path("type").path("cardinality"), Cardinality.SINGLE)),
                constant(InputMode.values(), template.path("input"), InputMode.ANY), template.path("required").asBoolean(false),
                template.path("ui_hidden").asBoolean(false), value.isMissingNode() || value.isNull() ? null : value,
                range(template), choices(template), SizeLimits.UNLIMITED, characters(template), models(template));
    }

    private static NumberRange range(JsonNode template) {
        return new NumberRange(
                number(template.path("minimum")), number(template.path("exclusiveMinimum")), number(template.path("maximum")),
                number(template.path("exclusiveMaximum")), number(template.path("multipleOf")));
    }

    private static SizeLimits characters(JsonNode template) {
        return new SizeLimits(size(template.path("minLength")), size(template.path("maxLength")));
    }

    private static Integer size(JsonNode limit) {
        return limit.isInt() ? (Integer) limit.intValue() : null;
    }

    private static BigDecimal number(JsonNode limit) {
        return limit.isNumber() ? limit.decimalValue() : null;
    }

    private static List<Choice> choices(JsonNode template) {
        JsonNode labels = template.path("ui_choice_labels");
        return template.path("options").valueStream().filter(JsonNode::isTextual)
                .map(option -> new Choice(option, labels.path(option.textValue()).asText(option.textValue()))).toList();
    }

    private static ModelFilter models(JsonNode template) {
        return new ModelFilter(
                names(template.path("ui_model_base")), names(template.path("ui_model_type")),
                names(template.path("ui_model_variant")), names(template.path("ui_model_format")),
                names(template.path("ui_model_provider_id")));
    }

    private static Set<String> names(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> E constant(E[] constants, JsonNode name, E otherwise) {
        String wanted = name.asText().toUpperCase(Locale.ROOT);
        return Stream.of(constants).filter(constant -> constant.name().equals(wanted)).findFirst().orElse(otherwise);
    }
}
