package io.github.camelinvokeai.component;

import java.util.concurrent.ExecutorService;

import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.job.JobListener;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.CamelContextHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the events of jobs to the endpoint of the option {@code progressTo}, one after the other, on a thread of its
 * own.
 */
final class ProgressSender implements JobListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressSender.class);

    private final Endpoint target;
    private final boolean previews;
    private final ProducerTemplate template;
    private final ExecutorService worker;
    private final EventBuffer buffer;

    ProgressSender(CamelContext context, InvokeAIConfiguration options) {
        target = CamelContextHelper.resolveEndpoint(context, options.getProgressTo(), null);
        previews = options.isPreviews();
        template = context.createProducerTemplate();
        worker = context.getExecutorServiceManager().newSingleThreadExecutor(this, "InvokeAIProgress");
        buffer = new EventBuffer(
                options.getEventBufferSize(), worker, this::send,
                lost -> LOG.warn("{} events were not sent to {}, which is too slow for them", lost,
                        target.getEndpointBaseUri()));
    }

    @Override
    public void onEvent(InvokeAIEvent event) {
        buffer.offer(previews ? event : Previews.remove(event));
    }

    private void send(InvokeAIEvent event) {
        Exchange exchange = template.send(target, each -> EventHeaders.fill(each.getMessage(), event));
        if (exchange.getException() != null) {
            LOG.warn("An event of a job could not be sent to {}", target.getEndpointBaseUri(), exchange.getException());
        }
    }

    @Override
    public void close() {
        buffer.clear();
        target.getCamelContext().getExecutorServiceManager().shutdownNow(worker);
        template.stop();
    }
}
