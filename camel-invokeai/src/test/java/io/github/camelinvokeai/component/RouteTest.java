package io.github.camelinvokeai.component;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Camel context of its own for each test, started before it and stopped after it. */
abstract class RouteTest {

    /** Where the project's own workflows are, as seen from the module. */
    static final String WORKFLOWS = "../data/workflows";

    protected CamelContext context;
    protected ProducerTemplate template;
    protected InvokeAIComponent component;

    @BeforeEach
    void startContext() {
        context = new DefaultCamelContext();
        context.getShutdownStrategy().setTimeout(20);
        component = context.getComponent("invokeai", InvokeAIComponent.class);
        component.setWorkflowDirectory(WORKFLOWS);
        component.getConfiguration().setUrl(url());
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stopContext() throws Exception {
        template.close();
        context.close();
    }

    /** The server; this one does not exist, which tests that need none do not notice. */
    String url() {
        return "http://127.0.0.1:9";
    }

    void route(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
    }

    MockEndpoint mock(String name) {
        return context.getEndpoint("mock:" + name, MockEndpoint.class);
    }
}
