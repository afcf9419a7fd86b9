package io.github.camelinvokeai.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;

/** Writes the reference page of the component: what the catalog says, with an example for each option. */
final class ComponentReference {

    private final ComponentModel model;
    private final Map<String, String> endpointExamples;
    private final Map<String, String> componentExamples;
    private final StringBuilder page = new StringBuilder();

    ComponentReference(ComponentModel model, Map<String, String> endpointExamples, Map<String, String> componentExamples) {
        this.model = model;
        this.endpointExamples = endpointExamples;
        this.componentExamples = componentExamples;
    }

    String markdown() {
        line("# InvokeAI component: options and headers");
        line("");
        line("Written by a test from the component's catalog; [component.md](component.md) is the guide. Rewrite this page with");
        line("`mvn -pl camel-invokeai -am test -Dtest=ComponentReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.docs=true`.");
        endpointOptions();
        componentOptions();
        headers();
        return page.toString();
    }

    private void endpointOptions() {
        line("");
        line("## Endpoint options");
        line("");
        line("`" + model.getSyntax() + "?options`. Durations are milliseconds or written as `10s`, `5m`, `1h`.");
        groups(model.getEndpointOptions()).forEach((group, options) -> {
            heading(group);
            table(List.of("option", "type", "default", "what it is", "example"));
            options.forEach(option -> row(name(option), type(option), defaultValue(option), option.getDescription(),
                    code(endpointExamples.get(option.getName()))));
        });
    }

    private void componentOptions() {
        line("");
        line("## Component options");
        line("");
        line("In `application.properties` as shown, or by the component's setters. Those that are endpoint options, too, are the");
        line("defaults of all endpoints.");
        groups(model.getComponentOptions()).forEach((group, options) -> {
            heading(group);
            table(List.of("option", "type", "default", "what it is", "example"));
            options.forEach(option -> row(name(option), type(option), defaultValue(option),
                    isEndpointOption(option) ? "See the endpoint option." : option.getDescription(),
                    code(componentExamples.get(option.getName()))));
        });
    }

    private void headers() {
        line("");
        line("## Headers");
        line("");
        line("The constants are those of `InvokeAIConstants`. Without a word on who sets or reads it, a header is set by both: by the");
        line("producer for its job, by the consumer for its event.");
        line("");
        table(List.of("header", "constant", "type", "of", "what it is"));
        model.getEndpointHeaders().forEach(header -> row(code(header.getName()),
                code(header.getConstantName().substring(header.getConstantName().indexOf('#') + 1)), type(header),
                header.getGroup().equals("common") ? "both" : header.getGroup(), header.getDescription()));
    }

    private boolean isEndpointOption(BaseOptionModel option) {
        return option.getConfigurationField() != null && !option.getName().equals("configuration");
    }

    private static Map<String, List<BaseOptionModel>> groups(List<? extends BaseOptionModel> options) {
        return options.stream().collect(Collectors.groupingBy(BaseOptionModel::getGroup, LinkedHashMap::new,
                Collectors.toList()));
    }

    private static String name(BaseOptionModel option) {
        String name
                = option.isMultiValue() ? option.getName() + "` (`" + option.getPrefix() + "`NAME)" : option.getName() + "`";
        return "`" + name + (option.isRequired() ? " **required**" : "") + (option.isSecret() ? " **secret**" : "");
    }

    private static String type(BaseOptionModel option) {
        if (option.getEnums() != null) {
            return option.getEnums().stream().map(ComponentReference::code).collect(Collectors.joining(", "));
        }
        return option.getType() == null || option.getType().equals("object")
                ? code(option.getShortJavaType().replace("java.util.", "")) : option.getType();
    }

    private static String defaultValue(BaseOptionModel option) {
        return option.getDefaultValue() == null ? "" : code(option.getDefaultValue().toString());
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private void heading(String group) {
        line("");
        line("### " + Character.toUpperCase(group.charAt(0)) + group.substring(1));
        line("");
    }

    private void table(List<String> columns) {
        row(columns.toArray(String[]::new));
        line("|" + "---|".repeat(columns.size()));
    }

    private void row(String... cells) {
        line("| " + String.join(" | ", cells).replace("\n", " ") + " |");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
