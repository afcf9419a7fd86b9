package io.github.camelinvokeai.client;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelinvokeai.client.job.JobThreads;

/**
 * The threads of one client, however many jobs are open: bounded pools for calls that wait for the server, for
 * listeners, and for what depends on futures, and one timer thread. All are daemons and end when idle. What depends on
 * one job's future may wait for another job: that one is told to its listeners, and awaited, on other threads.
 */
final class ClientThreads implements AutoCloseable {

    private static final int HTTP_THREADS = 8;
    private static final int LISTENER_THREADS = 2;
    private static final int CONTINUATION_THREADS = 8;
    private static final long IDLE_SECONDS = 30;

    private final Executor http;
    private final ExecutorService ownHttp;
    private final ExecutorService listeners;
    private final ExecutorService continuations;
    private final ScheduledThreadPoolExecutor timer;

    /** @param givenHttp the pool for blocking calls, never shut down here; null for an own one */
    ClientThreads(String name, Executor givenHttp) {
        ownHttp = givenHttp == null ? pool(name + "-http", HTTP_THREADS) : null;
        http = givenHttp == null ? ownHttp : givenHttp;
        listeners = pool(name + "-listener", LISTENER_THREADS);
        continuations = pool(name + "-continuation", CONTINUATION_THREADS);
        timer = new ScheduledThreadPoolExecutor(1, daemons(name + "-timer"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    private static ExecutorService pool(String name, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** For calls that wait for the server. */
    Executor http() {
        return http;
    }

    JobThreads forJobs() {
        return new JobThreads(http, listeners, continuations, timer);
    }

    @Override
    public void close() {
        if (ownHttp != null) {
            ownHttp.shutdown();
        }
        listeners.shutdown();
        continuations.shutdown();
        timer.shutdownNow();
    }
}
