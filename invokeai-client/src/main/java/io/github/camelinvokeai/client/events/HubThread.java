package io.github.camelinvokeai.client.events;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which a hub does everything: its state needs no lock and its events keep their order. Tasks that
 * throw are logged by the kind of exception; tasks that come after the end are dropped.
 */
final class HubThread {

    private static final Logger LOG = LoggerFactory.getLogger(HubThread.class);

    private final ScheduledExecutorService executor;

    HubThread(String name) {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        pool.setRemoveOnCancelPolicy(true);
        this.executor = pool;
    }

    /** Whether the task was taken; it is not after the end. */
    boolean execute(Runnable task) {
        try {
            executor.execute(guarded(task));
            return true;
        } catch (RejectedExecutionException e) {
            LOG.trace("Dropped, the hub has been closed", e);
            return false;
        }
    }

    Future<?> schedule(Runnable task, long delayMillis) {
        return executor.schedule(guarded(task), delayMillis, TimeUnit.MILLISECONDS);
    }

    /** Runs one last task after a while and ends the thread. */
    void shutdownAfter(Runnable last, long delayMillis) {
        // The future is not needed: what the task throws is logged.
        var unused = schedule(last, delayMillis);
        executor.shutdown();
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("A task of the event hub failed with {}", e.getClass().getName());
                LOG.debug("A task of the event hub failed", e);
            }
        };
    }
}
