package io.github.camelinvokeai.component;

import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * How an exchange continues: what becomes of its message, and its error or null. Nothing touches the exchange until it
 * is applied, so one that has been let go before stays as it is.
 */
record Ending(Consumer<Message> change, Throwable error) {

    static Ending well(Consumer<Message> change) {
        return new Ending(change, null);
    }

    static Ending badly(Throwable error) {
        return badly(error, message -> {
        });
    }

    static Ending badly(Throwable error, Consumer<Message> change) {
        return new Ending(change, unwrapped(error));
    }

    void applyTo(Exchange exchange) {
        try {
            change.accept(exchange.getMessage());
        } catch (RuntimeException e) {
            exchange.setException(e);
        }
        if (error != null) {
            exchange.setException(error);
        }
    }

    /** Takes off what futures wrap around errors. */
    static Throwable unwrapped(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }
}
