package io.github.camelinvokeai.client.job;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one after the other, in order, on threads of somebody else, and holds none while there are no tasks. */
final class SerialExecutor implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

    private final Executor threads;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    SerialExecutor(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        hand(this::drain);
    }

    private void hand(Runnable drain) {
        try {
            threads.execute(drain);
        } catch (RejectedExecutionException e) {
            // The threads are being shut down; the end of a job must be told all the same.
            drain.run();
        }
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (Throwable e) {
                // An Error, too: what is queued behind it, the end of a job for instance, would never be told.
                LOG.warn("A listener threw {}", e.getClass().getName());
                LOG.debug("A listener threw", e);
            }
        }
    }

    /** How many tasks wait. */
    int waiting() {
        synchronized (tasks) {
            return tasks.size();
        }
    }

    private Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            running = task != null;
            return task;
        }
    }
}
