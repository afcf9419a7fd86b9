package io.github.camelinvokeai.client.job;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.github.camelinvokeai.client.events.EventHub;
import io.github.camelinvokeai.client.events.QueueEvent;
import io.github.camelinvokeai.client.events.Subscription;

/** One subscription for each queue that has open jobs, however many. Thread-safe. */
final class QueueWatch {

    private final EventHub hub;
    private final Consumer<QueueEvent> listener;
    private final Map<String, Watched> queues = new HashMap<>();

    QueueWatch(EventHub hub, Consumer<QueueEvent> listener) {
        this.hub = hub;
        this.listener = listener;
    }

    synchronized void enter(String queueId) {
        queues.computeIfAbsent(queueId, id -> new Watched(
                hub.subscribe(id, QueueEvent.class::isInstance, event -> listener.accept((QueueEvent) event)))).jobs++;
    }

    synchronized void leave(String queueId) {
        Watched watched = queues.get(queueId);
        if (--watched.jobs == 0) {
            queues.remove(queueId);
            watched.subscription.close();
        }
    }

    private static final class Watched {

        private final Subscription subscription;
        private int jobs;

        Watched(Subscription subscription) {
            this.subscription = subscription;
        }
    }
}
