package io.github.camelinvokeai.client.events;

/** A frame lacks what its type needs. Never leaves this package; without a stack trace, for there may be many. */
final class MalformedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedEventException() {
        super("An event lacks what its type needs", null, false, false);
    }
}
