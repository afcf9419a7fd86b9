package io.github.camelinvokeai.component;

import java.util.List;
import java.util.Properties;

import io.github.camelinvokeai.client.InvokeAIClient;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OptionExamplesTest extends RouteTest {

    private final InvokeAIClient client = InvokeAIClient.create("http://127.0.0.1:9");

    @BeforeEach
    void bindWhatExamplesReferTo() {
        Properties properties = new Properties();
        properties.setProperty("invokeai.token", "a-token");
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getRegistry().bind("myClient", client);
        context.getRegistry().bind("myTls", new SSLContextParameters());
        context.getRegistry().bind("myOptions", new InvokeAIConfiguration());
        context.getRegistry().bind("myHandler", ExceptionHandler.class, new LoggingExceptionHandler(context, getClass()));
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void everyOptionOfEndpointsHasAnExampleThatUsesIt() throws Exception {
        var examples = OptionExamples.ofEndpoints();

        assertThat(examples.keySet()).containsExactlyInAnyOrderElementsOf(names(model().getEndpointOptions()));
        model().getEndpointParameterOptions().forEach(option -> assertThat(examples.get(option.getName()))
                .containsPattern("[?&]" + (option.isMultiValue() ? option.getPrefix() : option.getName() + "=")));
    }

    @Test
    void everyExampleOfAnEndpointMakesOne() throws Exception {
        for (String uri : OptionExamples.ofEndpoints().values()) {
            assertThat(context.getEndpoint(uri)).as(uri).isInstanceOf(InvokeAIEndpoint.class);
        }
    }

    @Test
    void everyOptionOfTheComponentHasAnExampleThatUsesIt() throws Exception {
        var examples = OptionExamples.ofComponent();

        assertThat(examples.keySet()).containsExactlyInAnyOrderElementsOf(names(model().getComponentOptions()));
        assertThat(examples)
                .allSatisfy((name, line) -> assertThat(line).matches("\\Q" + OptionExamples.PREFIX + name + "\\E(\\[.+])?=.+"));
    }

    @Test
    void everyExampleOfTheComponentConfiguresOne() throws Exception {
        assertThat(OptionExamples.ofComponent().values()).allSatisfy(line -> OptionExamples.bind(fresh(), line));

        InvokeAIComponent bound = fresh();
        OptionExamples.bind(bound, OptionExamples.ofComponent().get("jobTimeout"));
        assertThat(bound.getConfiguration().getJobTimeout()).isEqualTo(600_000);
    }

    private InvokeAIComponent fresh() {
        InvokeAIComponent fresh = new InvokeAIComponent();
        fresh.setCamelContext(context);
        return fresh;
    }

    private ComponentModel model() {
        DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog();
        catalog.setCamelContext(context);
        return catalog.componentModel("invokeai");
    }

    private static List<String> names(List<? extends BaseOptionModel> options) {
        return options.stream().map(BaseOptionModel::getName).toList();
    }
}
