package io.github.camelinvokeai.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.apache.camel.main.Main;

/**
 * Runs the routes of one folder with Camel Main: every {@code *.camel.yaml} in it, with its
 * {@code application.properties}. Further arguments of the form {@code name=value} override properties.
 */
public final class Example {

    private Example() {
    }

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            throw new IllegalArgumentException(
                    "Name the folder of an example, for instance camel-invokeai-examples/prompt-files");
        }
        Main main = prepare(Path.of(args[0]), Arrays.asList(args).subList(1, args.length));
        main.run();
        System.exit(main.getExitCode());
    }

    static Main prepare(Path folder, List<String> overrides) {
        Path home = folder.toAbsolutePath().normalize();
        if (!Files.isRegularFile(home.resolve("application.properties"))) {
            throw new IllegalArgumentException("There is no example in " + home);
        }
        Main main = new Main();
        main.setPropertyPlaceholderLocations("file:" + home.resolve("application.properties"));
        main.configure().setRoutesIncludePattern("file:" + home + "/*.camel.yaml");
        main.configure().setName(home.getFileName().toString());
        main.addOverrideProperty("example", home.toString());
        overrides.forEach(override -> {
            String[] parts = override.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("Expected name=value, not '" + override + "'");
            }
            main.addOverrideProperty(parts[0], parts[1]);
        });
        return main;
    }
}
