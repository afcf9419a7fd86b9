package io.github.camelinvokeai.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.apache.camel.main.Main;

/**
 * Runs the routes of one folder with Camel Main: every {@code *.camel.yaml} in it or, with {@code --java}, the same
 * routes in Java, with its {@code application.properties}. Further arguments of the form {@code name=value} override
 * properties.
 */
public final class Example {

    private static final String JAVA = "--java";

    private Example() {
    }

    public static void main(String[] args) throws Exception {
        Main main;
        try {
            main = prepare(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        main.run();
        System.exit(main.getExitCode());
    }

    private static Main prepare(String[] args) {
        if (args.length == 0) {
            throw new IllegalArgumentException(
                    "Name the folder of an example, for instance camel-invokeai-examples/prompt-files");
        }
        return prepare(Path.of(args[0]), Arrays.asList(args).subList(1, args.length));
    }

    static Main prepare(Path folder, List<String> arguments) {
        Path home = folder.toAbsolutePath().normalize();
        if (!Files.isRegularFile(home.resolve("application.properties"))) {
            throw new IllegalArgumentException("There is no example in " + home);
        }
        Main main = new Main();
        main.setPropertyPlaceholderLocations("file:" + home.resolve("application.properties"));
        main.configure().setName(home.getFileName().toString());
        if (arguments.contains(JAVA)) {
            main.configure().addRoutesBuilder(JavaRoutes.of(home.getFileName().toString()));
        } else {
            main.configure().setRoutesIncludePattern("file:" + home + "/*.camel.yaml");
        }
        main.addOverrideProperty("example", home.toString());
        arguments.stream().filter(argument -> !argument.equals(JAVA)).forEach(argument -> override(main, argument));
        return main;
    }

    private static void override(Main main, String argument) {
        String[] parts = argument.split("=", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("Expected name=value or " + JAVA + ", not '" + argument + "'");
        }
        main.addOverrideProperty(parts[0], parts[1]);
    }
}
