package io.github.camelinvokeai.component;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.events.ConnectionListener;
import io.github.camelinvokeai.client.events.EventHub;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.Subscription;
import io.github.camelinvokeai.component.connection.ClientLease;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an exchange of each event that the endpoint asks for, one after the other on a thread of its own. Suspended, it
 * hears nothing, and what happens meanwhile is not made up for.
 */
final class EventsConsumer extends DefaultConsumer implements Suspendable {

    private static final Logger LOG = LoggerFactory.getLogger(EventsConsumer.class);

    private final InvokeAIConfiguration options;
    private ClientLease lease;
    private ExecutorService worker;
    private EventBuffer buffer;
    private Subscription subscription;
    private Outages outages;

    EventsConsumer(InvokeAIEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.options = endpoint.getConfiguration();
    }

    @Override
    public InvokeAIEndpoint getEndpoint() {
        return (InvokeAIEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lease = getEndpoint().lease();
        worker = getEndpoint().getCamelContext().getExecutorServiceManager().newSingleThreadExecutor(this, "InvokeAIEvents");
        buffer = new EventBuffer(options.getEventBufferSize(), worker, this::deliver, this::tellOfLosses);
        setHealthCheck(new ConsumerHealthCheck(this, lease.client()));
        listen();
    }

    @Override
    protected void doResume() throws Exception {
        listen();
        super.doResume();
    }

    @Override
    protected void doSuspend() throws Exception {
        stopListening();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        stopListening();
        setHealthCheck(null);
        if (worker != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(worker);
        }
        if (lease != null) {
            lease.close();
        }
        super.doStop();
    }

    private void listen() {
        EventHub events = lease.client().events();
        EventFilter filter = new EventFilter(options);
        warnOfUnknownNames(filter);
        outages = new Outages();
        events.addConnectionListener(outages);
        subscription = events.subscribe(options.getQueueId(), filter,
                event -> buffer.offer(options.isPreviews() ? event : Previews.remove(event)));
    }

    /** No error: newer servers send events that are not known here. */
    private void warnOfUnknownNames(EventFilter filter) {
        if (!filter.unknownNames().isEmpty()) {
            LOG.warn("Option eventNames of route {} has names of no known event: {}. Known are {}", getRouteId(),
                    filter.unknownNames(), InvokeAIEvent.knownNames());
        }
    }

    private void stopListening() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
            lease.client().events().removeConnectionListener(outages);
            buffer.clear();
        }
    }

    private void deliver(InvokeAIEvent event) {
        Exchange exchange = createExchange(false);
        try {
            EventHeaders.fill(exchange.getMessage(), event);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() != null) {
            getExceptionHandler().handleException("An event could not be processed", exchange, exchange.getException());
        }
        releaseExchange(exchange, false);
    }

    private void tellOfLosses(int lost) {
        handleException(new InvokeAIException(
                lost + " events were dropped: the route is too slow for them, and eventBufferSize is "
                                              + options.getEventBufferSize()));
    }

    /** Tells the exception handler of each outage once, not of each attempt to end it. */
    private final class Outages implements ConnectionListener {

        private boolean told;

        @Override
        public void connected(boolean again) {
            told = false;
        }

        @Override
        public void failed(RuntimeException error) {
            if (!told) {
                told = true;
                report(error);
            }
        }

        /** The hub's thread must not wait for what a route's error handler does. */
        private void report(RuntimeException error) {
            try {
                worker.execute(() -> handleException("There is no connection for events; it is tried again", error));
            } catch (RejectedExecutionException e) {
                // The consumer is being stopped.
            }
        }
    }
}
