package io.github.camelinvokeai.embedded.event;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who hears an event. Without logins there is one user, who owns everything. */
public sealed interface Audience {

    /** The owner of a job, and administrators if so. */
    record Owner(String userId, boolean administratorsToo) implements Audience {
    }

    /**
     * The owner and administrators in full, and in place of it something redacted for whoever else has subscribed to
     * the queue.
     */
    record OwnerAndRedacted(String userId, String queueId, ObjectNode redacted) implements Audience {
    }

    /** Whoever has subscribed to the queue. */
    record Subscribers(String queueId) implements Audience {
    }

    /** Whoever is connected. */
    record Everyone() implements Audience {
    }
}
