package io.github.camelinvokeai.component;

import java.util.List;
import java.util.Properties;

import io.github.camelinvokeai.client.InvokeAIClient;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.LoggingExceptionHandler;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OptionExamplesTest extends RouteTest {

    private static final String PREFIX = "camel.component.invokeai.";

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
        assertThat(examples).allSatisfy((name, line) -> assertThat(line).matches("\\Q" + PREFIX + name + "\\E(\\[.+])?=.+"));
    }

    @Test
    void everyExampleOfTheComponentConfiguresOne() throws Exception {
        for (String line : OptionExamples.ofComponent().values()) {
            String[] parts = line.substring(PREFIX.length()).split("=", 2);
            InvokeAIComponent fresh = new InvokeAIComponent();
            fresh.setCamelContext(context);

            boolean bound = PropertyBindingSupport.build().withCamelContext(context).withTarget(fresh)
                    .withConfigurer(PluginHelper.getConfigurerResolver(context)
                            .resolvePropertyConfigurer("invokeai-component", context))
                    .withProperty(parts[0], parts[1]).withMandatory(true).withRemoveParameters(true).bind();

            assertThat(bound).as(line).isTrue();
        }
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
