package io.github.camelinvokeai.embedded.auth;

/**
 * Who asks. A server without logins knows only {@link #SYSTEM}.
 *
 * @param id    as events and queue items carry it
 * @param email what the user logs in with; null for the system
 * @param name  what others see
 * @param admin whether everything is allowed
 */
public record User(String id, String email, String name, boolean admin) {

    /** The one user of a server without logins. */
    public static final User SYSTEM = new User("system", null, "System", true);
}
