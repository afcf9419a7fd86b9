package io.github.camelinvokeai.component;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComponentReferenceTest {

    private static final Path PAGE = Path.of("../docs/component-reference.md");

    @Test
    void theReferencePageIsWhatTheCatalogSays() throws Exception {
        String page = render();
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).as("rewrite %s with -Dupdate.docs=true", PAGE).isEqualTo(page);
    }

    @Test
    void itHasARowForEachOptionAndHeader() throws Exception {
        assertThat(render())
                .contains("| `wait` | `none`, `enqueued`, `completed` | `completed` |", "**secret**", "**required**",
                        "| `CamelInvokeAIPercentage` | `PERCENTAGE` |")
                .doesNotContain("`null`", "| null |");
    }

    private static String render() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog();
            catalog.setCamelContext(context);
            return new ComponentReference(
                    catalog.componentModel("invokeai"), OptionExamples.ofEndpoints(), OptionExamples.ofComponent())
                    .markdown();
        }
    }
}
