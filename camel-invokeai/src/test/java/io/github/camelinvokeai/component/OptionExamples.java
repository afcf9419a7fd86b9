package io.github.camelinvokeai.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;

/** One example for each option. The reference page shows them, and tests try them. */
final class OptionExamples {

    static final String PREFIX = "camel.component.invokeai.";

    private static final Path FOLDER = Path.of("src/test/resources/options");

    private OptionExamples() {
    }

    /** URIs by the name of the option. */
    static Map<String, String> ofEndpoints() throws IOException {
        return read("endpoint.properties");
    }

    /** Lines for {@code application.properties} by the name of the option. */
    static Map<String, String> ofComponent() throws IOException {
        return read("component.properties");
    }

    /**
     * Sets an option of a component as a line of {@code application.properties} does; fails if there is no such option.
     */
    static void bind(InvokeAIComponent component, String line) {
        if (!line.startsWith(PREFIX)) {
            throw new IllegalArgumentException("Not a property of the component: " + line);
        }
        String[] parts = line.substring(PREFIX.length()).split("=", 2);
        CamelContext context = component.getCamelContext();
        boolean bound = PropertyBindingSupport.build().withCamelContext(context).withTarget(component)
                .withConfigurer(PluginHelper.getConfigurerResolver(context)
                        .resolvePropertyConfigurer("invokeai-component", context))
                .withProperty(parts[0], parts[1]).withMandatory(true).bind();
        if (!bound) {
            throw new IllegalArgumentException("The component has no such option: " + line);
        }
    }

    /** In the file's order, each line of which is {@code option = example}. */
    private static Map<String, String> read(String name) throws IOException {
        Map<String, String> examples = new LinkedHashMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve(name))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(" = ", 2);
                if (examples.put(parts[0].strip(), parts[1].strip()) != null) {
                    throw new IllegalStateException(name + " has two examples for " + parts[0]);
                }
            }
        }
        return examples;
    }
}
