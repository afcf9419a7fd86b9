package io.github.camelinvokeai.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import io.github.camelinvokeai.client.error.AuthenticationException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.events.ConnectionListener;
import io.github.camelinvokeai.client.events.EventHub;
import io.github.camelinvokeai.client.events.EventStream;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.Subscription;

/** The events of a server, one after the other, while it is told on standard error how the connection fares. */
final class EventTail implements AutoCloseable {

    private static final int KEPT_FOR_A_SLOW_READER = 10_000;

    private final EventHub hub;
    private final Terminal terminal;
    private final EventStream stream = new EventStream(KEPT_FOR_A_SLOW_READER, Duration.ZERO);
    private final AtomicReference<InvokeAIException> refusal = new AtomicReference<>();
    private final ConnectionListener outages = new Outages();
    private final Subscription subscription;

    EventTail(EventHub hub, String queueId, Predicate<InvokeAIEvent> choice, Terminal terminal) {
        this.hub = hub;
        this.terminal = terminal;
        hub.addConnectionListener(outages);
        subscription = hub.subscribe(queueId, choice, stream::add);
    }

    /**
     * The next event, or nothing if none comes within this time.
     *
     * @throws AuthenticationException if the server turns the login down
     */
    Optional<InvokeAIEvent> next(Duration wait) {
        Optional<InvokeAIEvent> event = stream.next(wait);
        if (event.isEmpty() && refusal.get() != null) {
            throw refusal.get();
        }
        return event;
    }

    /** How many progress events were dropped because nobody took them. */
    long dropped() {
        return stream.dropped();
    }

    @Override
    public void close() {
        subscription.close();
        hub.removeConnectionListener(outages);
        stream.close();
    }

    /** Tells each outage once, not each attempt to end it. */
    private final class Outages implements ConnectionListener {

        private boolean told;

        @Override
        public void connected(boolean again) {
            if (again) {
                terminal.say("connected again; what happened meanwhile was not heard");
            }
            told = false;
        }

        @Override
        public void disconnected(String reason) {
            tell("the connection is lost (" + reason + ")");
        }

        @Override
        public void failed(RuntimeException error) {
            if (error instanceof AuthenticationException refused) {
                refusal.set(refused);
                stream.end();
            } else {
                tell(FailureText.of(error));
            }
        }

        private void tell(String outage) {
            if (!told) {
                told = true;
                terminal.say(outage + "; it is tried again until it is there");
            }
        }
    }
}
