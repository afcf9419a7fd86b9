package io.github.camelinvokeai.embedded.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests that go wrong on purpose, so that it can be tried what a client makes of it. Thread-safe. */
public final class HttpFaults {

    // Guarded by this.
    private final List<Planned> planned = new ArrayList<>();

    /**
     * What happens to a request.
     *
     * @param delay  before it is answered
     * @param answer in place of the real one, or null for the real one
     * @param lost   whether the request has its effect, and the connection ends without an answer
     */
    public record Fault(Duration delay, ApiAnswer answer, boolean lost) {
    }

    /**
     * Plans a fault, from now on.
     *
     * @param template the path below the base path; braces stand for any text without a slash
     * @param times    for how many requests
     */
    public synchronized void plan(String method, String template, int times, Fault fault) {
        planned.add(new Planned(new Router().on(method, template, request -> fault.answer()), times, fault));
    }

    /** Forgets what was planned and has not happened yet. */
    public synchronized void clear() {
        planned.clear();
    }

    /** The fault that was planned first for such a request, which counts as happened. */
    synchronized Optional<Fault> next(String method, String path) {
        Optional<Planned> first = planned.stream().filter(each -> each.requests.find(method, path).isPresent()).findFirst();
        first.ifPresent(happens -> {
            happens.left--;
            if (happens.left <= 0) {
                planned.remove(happens);
            }
        });
        return first.map(happens -> happens.fault);
    }

    private static final class Planned {

        private final Router requests;
        private final Fault fault;
        private int left;

        Planned(Router requests, int times, Fault fault) {
            this.requests = requests;
            this.left = times;
            this.fault = fault;
        }
    }
}
