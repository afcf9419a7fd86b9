package io.github.camelinvokeai.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.main.Main;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExampleTest {

    @TempDir
    Path folder;

    static List<String> examples() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(""))) {
            return folders.filter(each -> Files.exists(each.resolve("application.properties"))).map(Path::toString).sorted()
                    .toList();
        }
    }

    @Test
    void thereIsOneForEachIdea() throws IOException {
        assertThat(examples()).containsExactly("events-to-log", "image-to-image", "prompt-files", "table", "timer");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theRoutesInYamlAndJavaDoTheSame(String example) throws Exception {
        Described yaml = described(example);
        Described java = described(example, "--java");

        assertThat(yaml.steps()).isNotEmpty();
        assertThat(java).isEqualTo(yaml);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theReadmeNamesTheClassOfTheJavaRoute(String example) throws IOException {
        Path readme = Path.of(example, "README.md");
        String link = Files.readString(readme).replaceFirst("(?s).*\\]\\((\\.\\./src/main/java[^)]*)\\).*", "$1");

        assertThat(readme.resolveSibling(link)).isRegularFile();
        assertThat(link).endsWith("/" + JavaRoutes.of(example).getClass().getSimpleName() + ".java");
    }

    @Test
    void aFolderWithoutAnExampleIsRefused() {
        assertThatThrownBy(() -> Example.prepare(folder, List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no example in " + folder);
    }

    @Test
    void anArgumentThatIsNoPropertyIsRefused() {
        assertThatThrownBy(() -> Example.prepare(Path.of("timer"), List.of("fast")))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("Expected name=value or --java, not 'fast'");
    }

    @Test
    void anArgumentOverridesAProperty() throws Exception {
        Main main = prepare("image-to-image", "prompt=rock & roll = 50%?");
        main.start();
        try {
            assertThat(main.getCamelContext().resolvePropertyPlaceholders("{{prompt}}")).isEqualTo("rock & roll = 50%?");
        } finally {
            main.stop();
        }
    }

    /** Loads the routes without running them, which needs no server. */
    private static Described described(String example, String... arguments) throws Exception {
        Main main = prepare(example, arguments);
        main.start();
        try {
            CamelContext context = main.getCamelContext();
            RouteDefinition route = ((ModelCamelContext) context).getRouteDefinitions().get(0);
            assertThat(context.getRoutes()).hasSize(1);
            return new Described(
                    route.getRouteId(), new TreeSet<>(context.getEndpoints().stream().map(Endpoint::getEndpointUri).toList()),
                    route.getOutputs().stream().map(ExampleTest::described).toList());
        } finally {
            main.stop();
        }
    }

    private static Main prepare(String example, String... arguments) {
        Main main = Example.prepare(Path.of(example), List.of(arguments));
        main.configure().setAutoStartup(false);
        return main;
    }

    private static String described(ProcessorDefinition<?> step) {
        if (step instanceof SetHeaderDefinition header) {
            return "setHeader " + header.getName() + " " + header.getExpression().getLanguage() + " "
                   + header.getExpression().getExpression();
        }
        return step.getShortName() + (step instanceof LogDefinition log ? " " + log.getMessage() : "");
    }

    /** What a route is, however it was written. */
    private record Described(String id, TreeSet<String> endpoints, List<String> steps) {
    }
}
