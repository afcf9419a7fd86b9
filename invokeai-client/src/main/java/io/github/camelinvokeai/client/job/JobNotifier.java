package io.github.camelinvokeai.client.job;

import java.util.List;
import java.util.function.Consumer;

import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.QueueEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners of one job, in order and one call at a time. */
final class JobNotifier {

    /** Of progress, only the latest matters to a listener that is slower than the server. */
    private static final int MOST_PROGRESS_WAITING = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(JobNotifier.class);

    private final List<JobListener> listeners;
    private final SerialExecutor calls;

    JobNotifier(List<JobListener> listeners, SerialExecutor calls) {
        this.listeners = listeners;
        this.calls = calls;
    }

    void tell(Consumer<JobListener> news) {
        if (!listeners.isEmpty()) {
            calls.execute(() -> listeners.forEach(listener -> guarded(listener, news)));
        }
    }

    /** Tells an event; progress only while not too much waits to be heard. */
    void tellEvent(QueueEvent event) {
        if (!(event instanceof InvocationProgress) || calls.waiting() < MOST_PROGRESS_WAITING) {
            tell(listener -> listener.onEvent(event));
        }
    }

    /** Runs the task once everything told so far has been heard. */
    void then(Runnable task) {
        calls.execute(task);
    }

    private static void guarded(JobListener listener, Consumer<JobListener> news) {
        try {
            news.accept(listener);
        } catch (Throwable e) {
            // Of an Error, too, the other listeners know nothing. The message may quote an event, so only its kind is told.
            LOG.warn("A job listener threw {}", e.getClass().getName());
        }
    }
}
