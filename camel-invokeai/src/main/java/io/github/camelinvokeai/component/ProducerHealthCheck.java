package io.github.camelinvokeai.component;

import java.util.Map;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.InvokeAIException;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Ready while the server answers. */
final class ProducerHealthCheck extends AbstractHealthCheck {

    private final InvokeAIClient client;
    private final WritableHealthCheckRepository repository;

    private ProducerHealthCheck(String id, InvokeAIClient client, WritableHealthCheckRepository repository) {
        super("camel", "producer:invokeai-" + id);
        this.client = client;
        this.repository = repository;
    }

    /** Null if the context has no health checks. */
    static ProducerHealthCheck register(WorkflowProducer producer, InvokeAIClient client) {
        InvokeAIEndpoint endpoint = producer.getEndpoint();
        WritableHealthCheckRepository repository = HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (repository == null) {
            return null;
        }
        String id = producer.getRouteId() == null ? endpoint.getId() : producer.getRouteId();
        ProducerHealthCheck check = new ProducerHealthCheck(id, client, repository);
        check.setCamelContext(endpoint.getCamelContext());
        check.setEnabled(endpoint.getComponent().isHealthCheckProducerEnabled());
        repository.addHealthCheck(check);
        return check;
    }

    void unregister() {
        repository.removeHealthCheck(this);
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("invokeai.url", client.url().toString());
        try {
            builder.detail("invokeai.version", client.serverVersion()).up();
        } catch (InvokeAIException e) {
            builder.down().message(e.getMessage()).error(e);
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
