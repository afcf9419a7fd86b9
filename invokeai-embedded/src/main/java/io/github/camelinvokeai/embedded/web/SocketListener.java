package io.github.camelinvokeai.embedded.web;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.event.Audience;
import io.github.camelinvokeai.embedded.event.ServerEvent;
import io.socket.engineio.server.EngineIoSocket;

/** One who listens: who it is and what it has subscribed to. Thread-safe. */
final class SocketListener {

    private final User user;
    private final EngineIoSocket connection;
    private final Set<String> queues = ConcurrentHashMap.newKeySet();

    SocketListener(User user, EngineIoSocket connection) {
        this.user = user;
        this.connection = connection;
    }

    boolean isOf(String userId) {
        return user.id().equals(userId);
    }

    EngineIoSocket connection() {
        return connection;
    }

    /**
     * Notes what the other side wants to hear.
     *
     * @return whether it was understood; InvokeAI says nothing to what it does not understand
     */
    boolean told(String event, Map<String, Object> payload) {
        String subject = event.endsWith("_queue") ? "queue_id" : "bulk_download_id";
        if (!(payload.get(subject) instanceof String name)) {
            return false;
        }
        return switch (event) {
            case "subscribe_queue" -> queues.add(name) || queues.contains(name);
            case "unsubscribe_queue" -> queues.remove(name) || !queues.contains(name);
            // Told to the one who asked for the download anyway.
            case "subscribe_bulk_download", "unsubscribe_bulk_download" -> true;
            default -> false;
        };
    }

    /** How much of an event somebody hears. */
    enum Share {
        ALL,
        REDACTED,
        NOTHING
    }

    /** What this one is sent of an event. */
    Share shareOf(ServerEvent event) {
        Audience audience = event.audience();
        if (audience instanceof Audience.Owner owner) {
            return all(owner.userId().equals(user.id()) || (owner.administratorsToo() && user.admin()));
        }
        if (audience instanceof Audience.OwnerAndRedacted owner) {
            if (owner.userId().equals(user.id()) || user.admin()) {
                return Share.ALL;
            }
            return queues.contains(owner.queueId()) ? Share.REDACTED : Share.NOTHING;
        }
        if (audience instanceof Audience.Subscribers subscribers) {
            return all(queues.contains(subscribers.queueId()));
        }
        return Share.ALL;
    }

    private static Share all(boolean hears) {
        return hears ? Share.ALL : Share.NOTHING;
    }
}
