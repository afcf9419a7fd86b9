package io.github.camelinvokeai.component;

import java.util.Map;
import java.util.Set;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.InvokeAIException;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.util.StringHelper;

/** Ready while the server answers. */
final class ProducerHealthCheck extends AbstractHealthCheck {

    private final InvokeAIClient client;
    private final WritableHealthCheckRepository repository;
    private final Set<String> idsInUse;

    private ProducerHealthCheck(String id, InvokeAIClient client, WritableHealthCheckRepository repository,
                                Set<String> idsInUse) {
        super("camel", id);
        this.client = client;
        this.repository = repository;
        this.idsInUse = idsInUse;
    }

    /** Null if the context has no health checks. */
    static ProducerHealthCheck register(WorkflowProducer producer, InvokeAIClient client) {
        InvokeAIEndpoint endpoint = producer.getEndpoint();
        WritableHealthCheckRepository repository = HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (repository == null) {
            return null;
        }
        Set<String> idsInUse = endpoint.getComponent().idsOfHealthChecks();
        ProducerHealthCheck check = new ProducerHealthCheck(newId(producer, idsInUse), client, repository, idsInUse);
        check.setCamelContext(endpoint.getCamelContext());
        check.setEnabled(endpoint.getComponent().isHealthCheckProducerEnabled());
        repository.addHealthCheck(check);
        return check;
    }

    /** Camel takes checks of the same id for the same, and a route may have several producers. */
    private static String newId(WorkflowProducer producer, Set<String> idsInUse) {
        InvokeAIEndpoint endpoint = producer.getEndpoint();
        String route = producer.getRouteId() == null ? endpoint.getId() : producer.getRouteId();
        String first = "producer:" + StringHelper.before(endpoint.getEndpointBaseUri(), ":") + "-" + route;
        String id = first;
        for (int number = 2; !idsInUse.add(id); number++) {
            id = first + "-" + number;
        }
        return id;
    }

    void unregister() {
        repository.removeHealthCheck(this);
        idsInUse.remove(getId());
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
