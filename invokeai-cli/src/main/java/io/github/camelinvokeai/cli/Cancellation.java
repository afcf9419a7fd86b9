package io.github.camelinvokeai.cli;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits until a job is canceled on the server, but not for long. */
final class Cancellation {

    private static final long SECONDS = 5;

    private Cancellation() {
    }

    /** How many items were canceled, or nothing if the server could not be told. */
    static OptionalInt await(CompletableFuture<Integer> canceled) {
        try {
            return OptionalInt.of(canceled.get(SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }
}
