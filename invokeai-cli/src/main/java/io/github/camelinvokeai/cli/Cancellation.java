package io.github.camelinvokeai.cli;

import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelinvokeai.client.job.Job;

/** Cancels a job on the server and waits until that is done, but not for long. */
final class Cancellation {

    private static final long SECONDS = 5;

    private Cancellation() {
    }

    /** How many items were canceled, or nothing if the server could not be told. */
    static OptionalInt of(Job job) {
        try {
            return OptionalInt.of(job.cancel().get(SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }
}
