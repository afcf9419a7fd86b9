package io.github.camelinvokeai.component.connection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * Pools that are bounded in threads only: each task in them belongs to an exchange in flight, and how many of those
 * there are is the routes' business. Their threads end when idle.
 */
public final class BoundedPool {

    private static final long IDLE_SECONDS = 60;

    private BoundedPool() {
    }

    /**
     * A pool that Camel knows of; its owner shuts it down. Whoever gives it work never does the work himself, and is
     * told with a {@link java.util.concurrent.RejectedExecutionException} once it has been shut down.
     *
     * @param  option                 the name of the option that says how many threads it may have
     * @throws InvalidOptionException if that is less than 1
     */
    public static ExecutorService open(CamelContext context, Object owner, String name, String option, int threads) {
        if (threads < 1) {
            throw new InvalidOptionException("Option " + option + " must be at least 1");
        }
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(threads);
        profile.setMaxPoolSize(threads);
        // Not -1: Camel would make a pool without a queue, whose callers run what finds no free thread.
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        profile.setKeepAliveTime(IDLE_SECONDS);
        profile.setAllowCoreThreadTimeOut(true);
        return context.getExecutorServiceManager().newThreadPool(owner, name, profile);
    }

    /**
     * Closes a pool so that no task of it is lost. It is waited for as long as it gets on; when no task has ended for
     * the patience, those that run are interrupted, and the caller does those that have not begun.
     */
    public static void finish(CamelContext context, ExecutorService pool, Duration patience) {
        pool.shutdown();
        awaitEnd(pool, patience);
        List<Runnable> notBegun = pool.shutdownNow();
        // Camel forgets a pool only when asked to shut it down itself.
        context.getExecutorServiceManager().shutdownNow(pool);
        notBegun.forEach(Runnable::run);
    }

    private static void awaitEnd(ExecutorService pool, Duration patience) {
        try {
            long before;
            do {
                before = ended(pool);
            } while (!pool.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS) && ended(pool) > before);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long ended(ExecutorService pool) {
        return pool instanceof ThreadPoolExecutor threads ? threads.getCompletedTaskCount() : 0;
    }
}
