package io.github.camelinvokeai.client.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.JobException;
import io.github.camelinvokeai.client.events.ConnectionListener;
import io.github.camelinvokeai.client.events.EventHub;
import io.github.camelinvokeai.client.events.QueueEvent;
import io.github.camelinvokeai.client.events.QueueItemsCanceled;
import io.github.camelinvokeai.client.queue.QueueRepository;

/**
 * Submits jobs and follows them to their end. A job's events are listened to before it is sent, and are taken as hints
 * only: what counts is what the queue says of the item. A job that nothing is heard of is asked about, as are all after
 * every reconnect; without an event socket jobs are polled. However many jobs wait, they hold no thread. Thread-safe.
 * <p>
 * Contract: InvokeAI's queue API and its events {@code queue_item_status_changed}, {@code queue_items_canceled} and
 * {@code queue_cleared}.
 */
public final class JobTracker implements AutoCloseable {

    private static final long TICK_MILLIS = 1_000;

    private final EventHub hub;
    private final Function<String, QueueRepository> queues;
    private final JobThreads threads;
    private final JobSettings settings;
    private final Map<String, TrackedJob> jobs = new ConcurrentHashMap<>();
    private final QueueWatch watch;
    private final Connection connection = new Connection();
    private Future<?> ticking;
    private boolean closed;

    /**
     * @param hub     tells the events; not closed by this tracker
     * @param queues  gives the queue of an id
     * @param threads not shut down by this tracker
     */
    public JobTracker(EventHub hub, Function<String, QueueRepository> queues, JobThreads threads, JobSettings settings) {
        this.hub = hub;
        this.queues = queues;
        this.threads = threads;
        this.settings = settings;
        this.watch = new QueueWatch(hub, this::route);
        hub.addConnectionListener(connection);
    }

    /**
     * Submits a job. Returns at once; everything that can go wrong from here on is how the job ends.
     *
     * @throws InvalidOptionException if a job of this batch id is open
     * @throws InvokeAIException      if the tracker has been closed
     */
    public Job submit(JobRequest request) {
        TrackedJob job = tracked(request, new SerialExecutor(threads.listeners()));
        register(job);
        send(job);
        return job.handle();
    }

    /**
     * Submits several batches as one job, see {@link Job#batchIds()}. They are sent in order, each when the one before
     * has been taken, and all or none: if one is not taken, the others are canceled.
     *
     * @param  batchId                the id of the job, which no batch need have
     * @param  requests               at least one, all for one queue and with the same listeners
     * @throws InvalidOptionException if a job of one of the batch ids is open
     * @throws InvokeAIException      if the tracker has been closed
     */
    public Job submitAll(String batchId, List<JobRequest> requests) {
        List<GroupListener> listeners = requests.get(0).listeners().stream()
                .map(listener -> new GroupListener(listener, requests.size())).toList();
        SerialExecutor calls = new SerialExecutor(threads.listeners());
        List<TrackedJob> together = new ArrayList<>();
        for (JobRequest request : requests) {
            int position = together.size();
            together.add(tracked(
                    request.withListeners(listeners.stream().map(listener -> listener.to(position)).toList()), calls));
        }
        JobGroup group = new JobGroup(batchId, together);
        listeners.forEach(listener -> listener.of(group));
        registerAll(together);
        group.start(this::send);
        return group.handle();
    }

    private void registerAll(List<TrackedJob> together) {
        List<TrackedJob> registered = new ArrayList<>();
        try {
            together.forEach(job -> {
                register(job);
                registered.add(job);
            });
        } catch (RuntimeException e) {
            registered.forEach(this::forget);
            throw e;
        }
    }

    private TrackedJob tracked(JobRequest request, SerialExecutor calls) {
        return new TrackedJob(request, threads, queues.apply(request.queueId()), timeout(request), calls, this::forget);
    }

    private void send(TrackedJob job) {
        new Enqueuing(job, job.request(), hub, queues.apply(job.queueId()), threads, settings).start();
    }

    /** Submits a job and gives its events to iterate over, from before it was sent to its end. */
    public JobEvents stream(JobRequest request) {
        return stream(request.batchId(), List.of(request));
    }

    /** The same for several batches, see {@link #submitAll}. */
    public JobEvents stream(String batchId, List<JobRequest> requests) {
        JobEvents.Collector collector = new JobEvents.Collector(timeout(requests.get(0)).multipliedBy(requests.size()));
        List<JobRequest> heard = requests.stream().map(request -> request.withListener(collector)).toList();
        return new JobEvents(heard.size() == 1 ? submit(heard.get(0)) : submitAll(batchId, heard), collector);
    }

    /** How many jobs have not ended. */
    public int openJobs() {
        return jobs.size();
    }

    /** Ends every open job with a {@link JobException}; on the server they go on. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        hub.removeConnectionListener(connection);
        for (TrackedJob job : List.copyOf(jobs.values())) {
            job.end(new JobException(
                    job.batchId(), null,
                    "The client was closed while batch " + job.batchId() + " had not ended; "
                                         + (job.sent() ? "it goes on on the server" : "it had not been sent"),
                    null));
        }
    }

    private Duration timeout(JobRequest request) {
        return request.timeout() == null ? settings.jobTimeout() : request.timeout();
    }

    private synchronized void register(TrackedJob job) {
        if (closed) {
            throw new InvokeAIException("The job tracker has been closed");
        }
        if (jobs.putIfAbsent(job.batchId(), job) != null) {
            throw new InvalidOptionException(
                    "batchId " + job.batchId() + " belongs to a job that has not ended; choose another");
        }
        try {
            startTicking();
            watch.enter(job.queueId());
        } catch (RuntimeException e) {
            jobs.remove(job.batchId());
            throw new InvokeAIException("Batch " + job.batchId() + " cannot be followed, so it was not sent", e);
        }
        if (hub.connected()) {
            job.connected();
        }
    }

    private void startTicking() {
        if (ticking == null) {
            long period = Math.max(1, Math.min(TICK_MILLIS,
                    Math.min(settings.pollInterval().toMillis(), settings.reconcileInterval().toMillis())));
            ticking = threads.timer().scheduleWithFixedDelay(this::tick, period, period, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void forget(TrackedJob job) {
        if (jobs.remove(job.batchId(), job)) {
            watch.leave(job.queueId());
        }
        if (jobs.isEmpty() && ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
    }

    // What happens before the queue is subscribed is not heard, so an earlier look would be too early.
    private void reconcileWhenReady(String queueId) {
        var unused = hub.whenReady(queueId).thenRun(() -> jobs.values().stream().filter(job -> job.queueId().equals(queueId))
                .forEach(TrackedJob::connected));
    }

    private void tick() {
        Duration silence = hub.connected() ? settings.reconcileInterval() : settings.pollInterval();
        long now = System.nanoTime();
        jobs.values().forEach(job -> job.tick(now, silence.toNanos()));
    }

    private void route(QueueEvent event) {
        if (event.batchId() != null) {
            TrackedJob job = jobs.get(event.batchId());
            if (job != null) {
                job.heard(event);
            }
        } else {
            jobs.values().stream().filter(job -> job.queueId().equals(event.queueId())).forEach(job -> hint(job, event));
        }
    }

    // Events about many items name no batch.
    private static void hint(TrackedJob job, QueueEvent event) {
        if (event instanceof QueueItemsCanceled canceled) {
            job.hintAt(canceled.itemIds());
        } else {
            job.reconcileLater();
        }
    }

    private final class Connection implements ConnectionListener {

        @Override
        public void connected(boolean again) {
            jobs.values().stream().map(TrackedJob::queueId).distinct().forEach(JobTracker.this::reconcileWhenReady);
        }

        @Override
        public void disconnected(String reason) {
            jobs.values().forEach(TrackedJob::disconnected);
        }
    }
}
