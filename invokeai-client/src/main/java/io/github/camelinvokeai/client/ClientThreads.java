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
 * The threads of one client, however many jobs are open: a bounded pool for calls that wait for the server, one for
 * listeners, and one timer thread. All are daemons and end when idle.
 */
final class ClientThreads implements AutoCloseable {

    private static final int HTTP_THREADS = 8;
    private static final int CALLBACK_THREADS = 2;
    private static final long IDLE_SECONDS = 30;

    private final Executor http;
    private final ExecutorService ownHttp;
    private final ExecutorService callbacks;
    private final ScheduledThreadPoolExecutor timer;

    /** @param givenHttp the pool for blocking calls, never shut down here; null for an own one */
    ClientThreads(String name, Executor givenHttp) {
        ownHttp = givenHttp == null ? pool(name + "-http", HTTP_THREADS) : null;
        http = givenHttp == null ? ownHttp : givenHttp;
        callbacks = pool(name + "-callback", CALLBACK_THREADS);
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
        return new JobThreads(http, callbacks, timer);
    }

    @Override
    public void close() {
        if (ownHttp != null) {
            ownHttp.shutdown();
        }
        callbacks.shutdown();
        timer.shutdownNow();
    }
}
