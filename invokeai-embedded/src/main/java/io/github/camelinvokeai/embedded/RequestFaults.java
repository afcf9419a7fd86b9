package io.github.camelinvokeai.embedded;

import java.time.Duration;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.embedded.web.ApiAnswer;
import io.github.camelinvokeai.embedded.web.HttpFaults;
import io.github.camelinvokeai.embedded.web.HttpFaults.Fault;

/**
 * What is to go wrong with the next requests to one path. Nothing happens before one of {@link #answer}, {@link #delay}
 * and {@link #loseAnswer} is called, which holds for the next request, or for as many as {@link #times} says. Several
 * faults of the same requests happen one after the other. Immutable.
 */
public final class RequestFaults {

    private final HttpFaults faults;
    private final String method;
    private final String path;
    private final int times;

    RequestFaults(HttpFaults faults, String method, String path) {
        this(faults, method, path, 1);
    }

    private RequestFaults(HttpFaults faults, String method, String path, int times) {
        this.faults = faults;
        this.method = method;
        this.path = path;
        this.times = times;
    }

    /** The same for so many requests. */
    public RequestFaults times(int requests) {
        if (requests < 1) {
            throw new InvalidOptionException("Faults can happen 1 time or more, not " + requests);
        }
        return new RequestFaults(faults, method, path, requests);
    }

    /** The same for all requests, until {@link EmbeddedInvokeAI#behave()}. */
    public RequestFaults always() {
        return times(Integer.MAX_VALUE);
    }

    /**
     * Answers them with a text, and without an effect.
     *
     * @param status 200 to 599
     */
    public void answer(int status, String text) {
        answer(status, "text/plain; charset=utf-8", text);
    }

    /**
     * Answers them, and without an effect.
     *
     * @param status      200 to 599
     * @param contentType such as {@code application/json}
     */
    public void answer(int status, String contentType, String body) {
        if (status < 200 || status > 599) {
            throw new InvalidOptionException("Requests can be answered with a status from 200 to 599, not " + status);
        }
        if (contentType == null || body == null) {
            throw new InvalidOptionException("An answer needs a content type and a body, which may be empty texts");
        }
        plan(new Fault(Duration.ZERO, ApiAnswer.of(status, contentType, body), false));
    }

    /** Answers them as always, but later. */
    public void delay(Duration time) {
        if (time == null || time.isNegative()) {
            throw new InvalidOptionException("Requests can be delayed by a time of 0 or more, not " + time);
        }
        plan(new Fault(time, null, false));
    }

    /** Does what they want and then ends the connection without an answer. */
    public void loseAnswer() {
        plan(new Fault(Duration.ZERO, null, true));
    }

    private void plan(Fault fault) {
        faults.plan(method, path, times, fault);
    }
}
