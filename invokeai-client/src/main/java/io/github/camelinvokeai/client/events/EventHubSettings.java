package io.github.camelinvokeai.client.events;

import java.time.Duration;

import io.github.camelinvokeai.client.error.InvalidOptionException;

/**
 * The times of an {@link EventHub}. All must be positive; {@code linger} may be zero.
 *
 * @param linger           how long the connection outlives its last subscription, so that job after job does not
 *                         connect anew
 * @param handshakeTimeout how long connecting may take until it counts as failed
 * @param reconnectMin     the pause before the first attempt to connect again; doubles from there, with some chance in
 *                         it
 * @param reconnectMax     the longest such pause
 * @param refusedDelay     the pause after the server turned the login down, which seldom helps itself
 */
public record EventHubSettings(Duration linger, Duration handshakeTimeout, Duration reconnectMin, Duration reconnectMax,
        Duration refusedDelay) {

    public EventHubSettings {
        if (linger.isNegative()) {
            throw new InvalidOptionException("linger is " + linger + "; it must not be negative");
        }
        positive("handshakeTimeout", handshakeTimeout);
        positive("reconnectMin", reconnectMin);
        positive("reconnectMax", reconnectMax);
        positive("refusedDelay", refusedDelay);
    }

    /** Lingers 10 s, connects within 10 s, tries again after 1 s to 30 s, after a refusal every 60 s. */
    public static EventHubSettings defaults() {
        return new EventHubSettings(
                Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(30),
                Duration.ofSeconds(60));
    }

    private static void positive(String option, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new InvalidOptionException(option + " is " + value + "; it must be more than zero");
        }
    }
}
