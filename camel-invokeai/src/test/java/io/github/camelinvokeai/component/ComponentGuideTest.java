package io.github.camelinvokeai.component;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.SchemaFormatException;
import io.github.camelinvokeai.component.connection.CamelHttp;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Every example of the guide starts; it needs no server for that. */
class ComponentGuideTest extends RouteTest {

    @TempDir
    Path folder;

    private GuidePage page;

    @BeforeEach
    void readPage() throws Exception {
        page = GuidePage.read();
        GuidePage.keepFilesIn(folder, context);
        Properties properties = new Properties();
        properties.setProperty("invokeai.token", "a-token");
        context.getPropertiesComponent().setInitialProperties(properties);
    }

    @Test
    void examplesInJavaAreThoseThatAreCompiledHere() throws Exception {
        String source = inOneLine(
                Files.readString(Path.of("src/test/java/io/github/camelinvokeai/component/ComponentGuide.java")));

        assertThat(page.examples("java")).hasSizeGreaterThan(4)
                .allSatisfy(example -> assertThat(source).contains(inOneLine(example)));
    }

    @Test
    void routesInJavaStart() throws Exception {
        route(new ComponentGuide());

        assertAllStarted(10);
    }

    @Test
    void routesInYamlStart() throws Exception {
        for (String example : page.examples("yaml")) {
            GuidePage.loadYaml(context, example);
        }

        assertAllStarted(5);
    }

    @ParameterizedTest
    @ValueSource(strings = { "batches.md", "inputs.md", "models-and-preflight.md" })
    void theRouteOfAPageOnWorkflowsStarts(String name) throws Exception {
        List<String> examples = GuidePage.read(name).examples("yaml");

        assertThat(examples).hasSize(1);
        GuidePage.loadYaml(context, examples.get(0));
        assertAllStarted(1);
    }

    @Test
    void routesInXmlStart() throws Exception {
        for (String example : page.examples("xml")) {
            GuidePage.loadXml(context, example);
        }

        assertAllStarted(2);
    }

    @Test
    void propertiesConfigureTheComponent() {
        assertThat(page.examples("properties")).isNotEmpty()
                .allSatisfy(example -> example.lines().forEach(line -> OptionExamples.bind(component, line)));
    }

    @Test
    void theHttpOptionsItNamesExist() {
        Map<String, Object> named = page.words("[ `&]http\\.(\\w+)").stream()
                .collect(Collectors.toMap(Function.identity(), name -> "any", (one, same) -> one));

        assertThat(named).containsKey("proxyHost");
        assertThatCode(() -> CamelHttp.requireKnown(named)).doesNotThrowAnyException();
    }

    @Test
    void everyErrorThatEndsAnExchangeIsInTheTable() {
        assertThat(new ClassFileImporter().importPackagesOf(InvokeAIException.class))
                .filteredOn(type -> type.isAssignableTo(InvokeAIException.class) && hasNoSpecialCases(type))
                .filteredOn(type -> !type.isEquivalentTo(SchemaFormatException.class))
                .extracting(JavaClass::getSimpleName)
                .contains("JobFailedException").allMatch(page::mentions);
    }

    private static boolean hasNoSpecialCases(JavaClass type) {
        return type.getAllSubclasses().isEmpty();
    }

    private void assertAllStarted(int routes) {
        assertThat(context.getRoutes()).hasSize(routes).allSatisfy(route -> assertThat(
                context.getRouteController().getRouteStatus(route.getRouteId())).isEqualTo(ServiceStatus.Started));
    }

    private static String inOneLine(String source) {
        return source.replaceAll("\\s+", " ").strip();
    }
}
