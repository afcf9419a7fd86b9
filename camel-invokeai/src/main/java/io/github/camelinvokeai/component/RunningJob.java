package io.github.camelinvokeai.component;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.camelinvokeai.client.job.Job;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** An exchange that waits for the server. It continues exactly once, on one of the route's threads. */
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

    /** What it waits for; null if only for an answer. */
    Job job() {
        return job;
    }

    /** Lets the exchange continue once it is known how. */
    void continueAfter(CompletableFuture<Ending> ending, Runnable whenContinued) {
        var unused = ending.whenComplete((known, error) -> {
            whenContinued.run();
            continueWith(error == null ? known : Ending.badly(error));
        });
    }

    /** Lets the exchange continue now, if it has not already. */
    void continueWith(Ending ending) {
        if (!continued.compareAndSet(false, true)) {
            return;
        }
        Runnable step = () -> {
            ending.applyTo(exchange);
            callback.done(false);
        };
        try {
            workers.execute(step);
        } catch (RejectedExecutionException e) {
            // The route is gone, and its threads; whoever waits for the exchange must not.
            step.run();
        }
    }
}
