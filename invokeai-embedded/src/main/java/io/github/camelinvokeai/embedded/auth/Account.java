package io.github.camelinvokeai.embedded.auth;

import java.time.Instant;

/**
 * A user who can log in, as administrators see it.
 *
 * @param epoch counts the changes that made earlier tokens worthless
 */
public record Account(
        String id, String email, String name, boolean admin, boolean active, Instant created, Instant updated,
        Instant lastLogin, int epoch) {

    /** The user as the rest of the server knows it. */
    public User user() {
        return new User(id, email, name, admin);
    }
}
