package io.github.camelinvokeai.component;

import java.util.Map;

import io.github.camelinvokeai.client.InvokeAIClient;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Ready while there is a connection for events. Camel asks the consumer of each started route for its check, so it is
 * in no repository of its own.
 */
final class ConsumerHealthCheck extends AbstractHealthCheck {

    private final InvokeAIClient client;

    ConsumerHealthCheck(EventsConsumer consumer, InvokeAIClient client) {
        super("camel", "consumer:invokeai-" + consumer.getRouteId());
        this.client = client;
        setCamelContext(consumer.getEndpoint().getCamelContext());
        setEnabled(consumer.getEndpoint().getComponent().isHealthCheckConsumerEnabled());
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
