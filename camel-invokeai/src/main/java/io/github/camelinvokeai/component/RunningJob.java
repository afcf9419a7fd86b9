package io.github.camelinvokeai.component;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelinvokeai.client.job.Job;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** An exchange that waits for its job. It continues exactly once, on one of the route's threads. */
final class RunningJob {

    private final Job job;
    private final Exchange exchange;
    private final AsyncCallback callback;
    private final Executor workers;
    private final AtomicBoolean continued = new AtomicBoolean();

    RunningJob(Job job, Exchange exchange, AsyncCallback callback, Executor workers) {
        this.job = job;
        this.exchange = exchange;
        this.callback = callback;
        this.workers = workers;
    }

    Job job() {
        return job;
    }

    /** Lets the exchange continue once the stage is complete, with its error if it has one. */
    void continueAfter(CompletableFuture<?> stage, Runnable whenContinued) {
        var unused = stage.whenComplete((value, error) -> {
            whenContinued.run();
            continueWith(error);
        });
    }

    /** Lets the exchange continue now, if it has not already. */
    void continueWith(Throwable error) {
        if (!continued.compareAndSet(false, true)) {
            return;
        }
        Runnable step = () -> {
            if (error != null) {
                exchange.setException(unwrapped(error));
            }
            callback.done(false);
        };
        try {
            workers.execute(step);
        } catch (RejectedExecutionException e) {
            // The route is gone, and its threads; whoever waits for the exchange must not.
            step.run();
        }
    }

    static Throwable unwrapped(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }
}
