package io.github.camelinvokeai.client.workflow;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.Cardinality;
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
                NumberRange.UNLIMITED, List.of(), SizeLimits.UNLIMITED, SizeLimits.UNLIMITED, ModelFilter.EVERY_MODEL);
    }

    private static <E extends Enum<E>> E constant(E[] constants, JsonNode name, E otherwise) {
        String wanted = name.asText().toUpperCase(Locale.ROOT);
        return Stream.of(constants).filter(constant -> constant.name().equals(wanted)).findFirst().orElse(otherwise);
    }
}
