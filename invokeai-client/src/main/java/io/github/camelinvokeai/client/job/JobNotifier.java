package io.github.camelinvokeai.client.job;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners of one job, in order and one call at a time. */
final class JobNotifier {

    private static final Logger LOG = LoggerFactory.getLogger(JobNotifier.class);

    private final List<JobListener> listeners;
    private final SerialExecutor calls;

    JobNotifier(List<JobListener> listeners, Executor threads) {
        this.listeners = listeners;
        this.calls = new SerialExecutor(threads);
    }

    void tell(Consumer<JobListener> news) {
        if (!listeners.isEmpty()) {
            calls.execute(() -> listeners.forEach(listener -> guarded(listener, news)));
        }
    }

    /** Runs the task once everything told so far has been heard. */
    void then(Runnable task) {
        calls.execute(task);
    }

    private static void guarded(JobListener listener, Consumer<JobListener> news) {
        try {
            news.accept(listener);
        } catch (RuntimeException e) {
            // The message may quote an event, so only its kind is told.
            LOG.warn("A job listener threw {}", e.getClass().getName());
        }
    }
}
