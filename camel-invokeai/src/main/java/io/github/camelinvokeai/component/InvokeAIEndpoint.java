package io.github.camelinvokeai.component;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.workflow.BoardInjection;
import io.github.camelinvokeai.component.connection.ClientLease;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** Generate images with InvokeAI workflows and consume their live events. */
@UriEndpoint(firstVersion = "0.1.0", scheme = "invokeai", title = "InvokeAI", syntax = "invokeai:resource",
             category = { Category.AI }, headersClass = InvokeAIConstants.class)
public class InvokeAIEndpoint extends DefaultEndpoint
        implements AsyncEndpoint, EndpointServiceLocation, MultipleConsumersSupport {

    @UriPath
    @Metadata(required = true, description = "What the endpoint is about: workflow (producer) or events (consumer).")
    private final InvokeAIResource resource;
    @UriParam
    private final InvokeAIConfiguration configuration;

    InvokeAIEndpoint(String uri, InvokeAIComponent component, InvokeAIResource resource,
                     InvokeAIConfiguration configuration) {
        super(uri, component);
        this.resource = resource;
        this.configuration = configuration;
    }

    /** @throws InvalidOptionException naming options that cannot work, alone or together */
    void requireConsistentOptions() {
        require(configuration.getEventBufferSize() >= 1, "Option eventBufferSize must be at least 1");
        if (resource != InvokeAIResource.workflow) {
            return;
        }
        require(configuration.getFile() != null && !configuration.getFile().isBlank(),
                "invokeai:workflow needs the option file: the workflow to run");
        require(configuration.getBoard() == null || configuration.getBoardId() == null,
                "Options board and boardId exclude each other");
        require(!configuration.isCreateBoard() || configuration.getBoard() != null,
                "Option createBoard needs the option board");
        require(configuration.getRuns() >= 1, "Option runs must be at least 1");
        require(configuration.getJobTimeout() > 0, "Option jobTimeout must be greater than 0");
        require(configuration.getWorkerPoolSize() >= 1, "Option workerPoolSize must be at least 1");
        require(configuration.getMaxItems() >= 1, "Option maxItems must be at least 1");
        require(configuration.getBoardInjection() == BoardInjection.MISSING || configuration.getBoard() != null
                || configuration.getBoardId() != null,
                "Option boardInjection needs the option board or boardId");
        require(configuration.getOutput() != OutputKind.values || configuration.getOutputNode() != null,
                "Option output=values needs the option outputNode");
        require(configuration.getOutput() == OutputKind.result || configuration.getWait() == WaitFor.completed,
                "Option output needs wait=completed: there is no output before");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new InvalidOptionException(message);
        }
    }

    @Override
    public Producer createProducer() throws Exception {
        if (resource != InvokeAIResource.workflow) {
            throw new UnsupportedOperationException("Nothing can be sent to invokeai:" + resource + "; use from()");
        }
        return new WorkflowProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (resource != InvokeAIResource.events) {
            throw new UnsupportedOperationException("invokeai:" + resource + " has nothing to consume; use to()");
        }
        EventsConsumer consumer = new EventsConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    /** Each consumer hears all events: none takes one from another. */
    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    ClientLease lease() {
        return getComponent().lease(configuration);
    }

    @Override
    public InvokeAIComponent getComponent() {
        return (InvokeAIComponent) super.getComponent();
    }

    public InvokeAIResource getResource() {
        return resource;
    }

    public InvokeAIConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public String getServiceUrl() {
        return configuration.getClient() == null ? configuration.getUrl() : configuration.getClient().url().toString();
    }

    @Override
    public String getServiceProtocol() {
        return getServiceUrl().startsWith("https") ? "https" : "http";
    }
}
