package io.github.camelinvokeai.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** One example for each option. The reference page shows them, and tests try them. */
final class OptionExamples {

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
