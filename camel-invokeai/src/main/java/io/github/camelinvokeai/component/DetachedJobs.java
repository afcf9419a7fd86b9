package io.github.camelinvokeai.component;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.job.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jobs that no exchange waits for: how they fare is told in the log. Thread-safe. */
final class DetachedJobs {

    private static final Logger LOG = LoggerFactory.getLogger(DetachedJobs.class);

    private final Set<Job> notEnqueued = ConcurrentHashMap.newKeySet();

    void follow(Job job) {
        logFailureOf(job);
        notEnqueued.add(job);
        var unused = job.enqueued().whenComplete((itemIds, error) -> notEnqueued.remove(job));
    }

    /** Waits, but no longer than this, for the server to take them: a client that is closed sends nothing more. */
    void awaitEnqueued(Duration wait) {
        CompletableFuture.allOf(notEnqueued.stream().map(Job::enqueued).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, wait.toMillis(), TimeUnit.MILLISECONDS)
                // Each has been told of on its own.
                .exceptionally(error -> null)
                .join();
        notEnqueued.forEach(job -> LOG.warn(
                "Batch {}, which no exchange waits for, had not been taken into queue {} when its producer was stopped; "
                                            + "it may never be sent",
                job.batchId(), job.queueId()));
    }

    static void logFailureOf(Job job) {
        var unused = job.result().whenComplete((result, error) -> {
            if (error != null) {
                LOG.warn("Batch {}, which no exchange waits for, did not end well: {}", job.batchId(),
                        Ending.unwrapped(error).toString());
            }
        });
    }

    /** Whether the server has said that it has the job. */
    static boolean isEnqueued(Job job) {
        CompletableFuture<?> enqueued = job.enqueued();
        return enqueued.isDone() && !enqueued.isCompletedExceptionally();
    }
}
