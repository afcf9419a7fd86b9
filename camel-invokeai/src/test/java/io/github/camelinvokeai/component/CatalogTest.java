package io.github.camelinvokeai.component;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What tools learn of the component. */
class CatalogTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog();
    private ComponentModel model;

    @BeforeEach
    void read() {
        catalog.setCamelContext(context);
        model = catalog.componentModel("invokeai");
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void theComponentIsDescribed() {
        assertThat(model.getTitle()).isEqualTo("InvokeAI");
        assertThat(model.getDescription()).isEqualTo("Generate images with InvokeAI workflows and consume their live events.");
        assertThat(model.getGroupId() + ":" + model.getArtifactId()).isEqualTo("io.github.camelinvokeai:camel-invokeai");
        assertThat(model.getSyntax()).isEqualTo("invokeai:resource");
        assertThat(model.getLabel()).isEqualTo("ai");
        assertThat(model.getSupportLevel()).hasToString("Stable");
        assertThat(model.isAsync()).isTrue();
        assertThat(model.isRemote()).isTrue();
        assertThat(model.isConsumerOnly() || model.isProducerOnly()).isFalse();
    }

    @Test
    void everyOptionAndHeaderIsDocumented() {
        assertThat(options()).hasSizeGreaterThan(70).allSatisfy(option -> {
            assertThat(option.getDescription()).as(option.getName()).isNotBlank();
            assertThat(option.getJavaType()).as(option.getName()).isNotBlank();
            assertThat(option.getGroup()).as(option.getName()).isNotBlank();
        });
    }

    @Test
    void theResourceNamesItsValues() {
        assertThat(model.getEndpointPathOptions()).singleElement().satisfies(path -> {
            assertThat(path.getName()).isEqualTo("resource");
            assertThat(path.isRequired()).isTrue();
            assertThat(path.getEnums()).containsExactly("workflow", "events");
        });
    }

    @Test
    void theTokenIsSecretAndShownNowhere() {
        assertThat(options()).filteredOn(BaseOptionModel::isSecret).extracting(BaseOptionModel::getName)
                .containsExactly("token", "token");
        for (String secret : List.of("token=s3cret", "token=RAW(s3cret)", "http.authPassword=s3cret",
                "http.proxyAuthPassword=s3cret")) {
            assertThat(URISupport.sanitizeUri("invokeai:events?item=1&" + secret)).as(secret).doesNotContain("s3cret");
        }
    }

    @Test
    void theHeadersAreAllConstantsAndNoOthers() throws Exception {
        List<String> constants = Arrays.stream(InvokeAIConstants.class.getDeclaredFields()).map(CatalogTest::value).toList();

        assertThat(model.getEndpointHeaders()).extracting(BaseOptionModel::getName)
                .containsExactlyInAnyOrderElementsOf(constants);
        assertThat(constants).allMatch(name -> name.startsWith("CamelInvokeAI"));
    }

    @Test
    void goodUrisAreValid() throws Exception {
        for (String uri : OptionExamples.ofEndpoints().values()) {
            EndpointValidationResult result = catalog.validateEndpointProperties(uri);
            assertThat(result.isSuccess()).as(() -> result.summaryErrorMessage(false)).isTrue();
        }
    }

    @Test
    void badUrisAreFoundWithWhatIsWrong() {
        assertThat(catalog.validateEndpointProperties("invokeai:workflow?fiel=a.json").getUnknown()).containsExactly("fiel");
        assertThat(catalog.validateEndpointProperties("invokeai:workflow?file=a.json&wait=forever").getInvalidEnum())
                .containsEntry("wait", "forever");
        assertThat(catalog.validateEndpointProperties("invokeai:workflow?file=a.json&runs=often").getInvalidInteger())
                .containsEntry("runs", "often");
        assertThat(catalog.validateEndpointProperties("invokeai:workflow?file=a.json&prepend=maybe").getInvalidBoolean())
                .containsEntry("prepend", "maybe");
        assertThat(catalog.validateEndpointProperties("invokeai:workflow?file=a.json&jobTimeout=soon").getInvalidDuration())
                .containsEntry("jobTimeout", "soon");
        assertThat(catalog.validateEndpointProperties("invokeai:pictures").getInvalidEnum()).containsEntry("resource",
                "pictures");
        assertThat(catalog.validateEndpointProperties("invokeai:workflow?file=a.json&item=7", false, false, true).isSuccess())
                .as("an option of consumers for a producer").isFalse();
    }

    private List<? extends BaseOptionModel> options() {
        return Stream.of(model.getComponentOptions(), model.getEndpointOptions(), model.getEndpointHeaders())
                .flatMap(List::stream).toList();
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
