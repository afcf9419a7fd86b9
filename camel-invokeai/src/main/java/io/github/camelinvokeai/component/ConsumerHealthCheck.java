package io.github.camelinvokeai.component;

import java.util.Map;

import io.github.camelinvokeai.client.InvokeAIClient;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Ready while there is a connection for events. */
final class ConsumerHealthCheck extends AbstractHealthCheck {

    private final InvokeAIClient client;
    private final WritableHealthCheckRepository repository;

    private ConsumerHealthCheck(String routeId, InvokeAIClient client, WritableHealthCheckRepository repository) {
        super("camel", "consumer:invokeai-" + routeId);
        this.client = client;
        this.repository = repository;
    }

    /** Null if the context has no health checks. */
    static ConsumerHealthCheck register(EventsConsumer consumer, InvokeAIClient client) {
        InvokeAIEndpoint endpoint = consumer.getEndpoint();
        WritableHealthCheckRepository repository = HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "consumers", WritableHealthCheckRepository.class);
        if (repository == null) {
            return null;
        }
        ConsumerHealthCheck check = new ConsumerHealthCheck(consumer.getRouteId(), client, repository);
        check.setCamelContext(endpoint.getCamelContext());
        check.setEnabled(endpoint.getComponent().isHealthCheckConsumerEnabled());
        repository.addHealthCheck(check);
        consumer.setHealthCheck(check);
        return check;
    }

    void unregister() {
        repository.removeHealthCheck(this);
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("invokeai.url", client.url().toString());
        if (client.events().connected()) {
            builder.up();
        } else {
            builder.down().message("There is no connection for events").error(client.events().lastError());
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }
}
