package io.github.camelinvokeai.client.job;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The threads that a {@link JobTracker} works on. They belong to the caller, who shuts them down after the tracker.
 *
 * @param http          runs blocking requests; bounded in threads, not in waiting tasks, and never on the thread that
 *                      hands over
 * @param listeners     runs listeners
 * @param continuations runs what depends on the futures that jobs give out
 * @param timer         one thread is enough: nothing on it blocks
 */
public record JobThreads(Executor http, Executor listeners, Executor continuations, ScheduledExecutorService timer) {
}
