package io.github.camelinvokeai.client.job;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.JobCanceledException;
import io.github.camelinvokeai.client.error.JobTimeoutException;
import io.github.camelinvokeai.client.events.BatchEnqueued;
import io.github.camelinvokeai.client.events.InvocationError;
import io.github.camelinvokeai.client.events.QueueEvent;
import io.github.camelinvokeai.client.events.QueueItemStatusChanged;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import io.github.camelinvokeai.client.queue.QueueRepository;

/**
 * One job on its way: hears events, reads the items they hint at, and ends once. Requests run on the HTTP threads only,
 * never under the lock; the lock keeps what the listeners are told in order.
 */
final class TrackedJob implements OpenJob {

    // The server announces a failed item before it tells which node failed.
    private static final long ERROR_EVENT_MILLIS = 250;
    private static final String CANCELED = "the others are canceled";

    private final JobRequest request;
    private final JobThreads threads;
    private final QueueRepository queue;
    private final Consumer<TrackedJob> whenEnded;
    private final JobClock clock;
    private final ItemLedger items = new ItemLedger();
    private final ItemReading reading;
    private final Reconciliation reconciliation;
    private final JobNotifier notifier;
    private final Job handle = new Job(this);
    private final JobFutures futures;
    private final Set<Integer> errorsHeard = ConcurrentHashMap.newKeySet();
    private final AskingTurn asking = new AskingTurn();

    private volatile boolean sent;
    private volatile boolean askWhenAccepted;
    private volatile boolean ended;
    private volatile boolean cancelRequested;
    private volatile boolean timingOut;
    private volatile boolean connected;
    private volatile boolean connectionDropped;
    private volatile BatchEnqueued announced;

    /** @param calls tells the listeners; batches of one job have one in common */
    TrackedJob(JobRequest request, JobThreads threads, QueueRepository queue, Duration timeout, SerialExecutor calls,
               Consumer<TrackedJob> whenEnded) {
        this.request = request;
        this.threads = threads;
        this.queue = queue;
        this.clock = new JobClock(timeout);
        this.whenEnded = whenEnded;
        this.reading = new ItemReading(this, queue);
        this.reconciliation = new Reconciliation(this, queue, reading);
        this.futures = new JobFutures(threads.continuations());
        this.notifier = new JobNotifier(request.listeners(), calls);
    }

    Job handle() {
        return handle;
    }

    JobRequest request() {
        return request;
    }

    @Override
    public String batchId() {
        return request.batchId();
    }

    @Override
    public List<String> batchIds() {
        return List.of(batchId());
    }

    @Override
    public String queueId() {
        return request.queueId();
    }

    ItemLedger items() {
        return items;
    }

    @Override
    public CompletableFuture<List<Integer>> enqueued() {
        return futures.enqueued();
    }

    @Override
    public CompletableFuture<JobResult> result() {
        return futures.result();
    }

    /** Completes once its items are known, on the thread that tells the listeners. */
    CompletableFuture<List<Integer>> taken() {
        return futures.taken();
    }

    @Override
    public CompletableFuture<JobResult> awaited() {
        return futures.awaited();
    }

    @Override
    public JobResult resultSoFar() {
        return new JobResult(batchId(), queueId(), items.results());
    }

    boolean ended() {
        return ended;
    }

    /** Whether it has been sent, or is being sent. */
    boolean sent() {
        return sent;
    }

    boolean cancelRequested() {
        return cancelRequested;
    }

    /** How the server announced the batch, or null if that was not heard. */
    BatchEnqueued announced() {
        return announced;
    }

    /** Whether the job may be sent now; from then on its time runs. */
    synchronized boolean beginEnqueue() {
        if (ended || timingOut || cancelRequested) {
            return false;
        }
        sent = true;
        clock.restart();
        return true;
    }

    /** The server has taken the job. */
    void accepted(List<Integer> itemIds) {
        List<Integer> alreadyEnded;
        synchronized (this) {
            if (ended) {
                return;
            }
            alreadyEnded = items.know(itemIds);
            notifier.tell(listener -> listener.onEnqueued(handle, itemIds));
            notifier.then(() -> futures.accepted(itemIds));
        }
        clock.heard();
        alreadyEnded.forEach(reading::readLater);
        if (askWhenAccepted) {
            reconcileLater();
        }
        finishIfComplete();
    }

    void heard(QueueEvent event) {
        clock.heard();
        if (event instanceof QueueItemStatusChanged status && !items.isNews(status)) {
            return;
        }
        synchronized (this) {
            if (!ended) {
                notifier.tellEvent(event);
            }
        }
        follow(event);
    }

    private void follow(QueueEvent event) {
        if (event instanceof QueueItemStatusChanged status && status.terminal() && items.has(status.itemId())) {
            reading.readLater(status.itemId());
        } else if (event instanceof InvocationError error) {
            errorsHeard.add(error.itemId());
            if (items.allSettled() && !awaitsErrorEvent()) {
                finish();
            }
        } else if (event instanceof BatchEnqueued batch) {
            announced = batch;
        }
    }

    /** Some of these items were canceled or deleted, the server did not say of which batch. */
    void hintAt(Collection<Integer> itemIds) {
        if (items.known()) {
            itemIds.stream().filter(items::has).forEach(reading::readLater);
        } else {
            reconcileLater();
        }
    }

    /** The connection is there, after an interruption or for the first time: anything may have been missed. */
    void connected() {
        connected = true;
        reconcileLater();
    }

    void disconnected() {
        connected = false;
        connectionDropped = true;
    }

    /** Looks at the clock; called about every second. */
    void tick(long now, long silenceNanos) {
        if (clock.late(now)) {
            timedOut();
        } else if (clock.silent(now, silenceNanos)) {
            reconcileUnlessAsking();
        }
    }

    private void timedOut() {
        if (!request.cancelOnTimeout()) {
            end(tooLate("the others may still run", null));
        } else if (!timingOut) {
            timingOut = true;
            cancelRequested = true;
            // Ended only then, so that whoever closes the client after that has not lost the cancel.
            onHttp(() -> {
                cancelOnServer();
                end(tooLate(CANCELED, null));
            }, e -> end(tooLate("the others could not be canceled and may still run", e)));
        }
    }

    private JobTimeoutException tooLate(String others, RuntimeException failedCancel) {
        RuntimeException failedQuestion = reconciliation.lastFailure();
        return new JobTimeoutException(
                batchId(), null, "Batch " + batchId() + " did not end within the jobTimeout of " + clock.timeout() + "; "
                                 + items.settledCount() + " of " + items.itemIds().size() + " items have ended, " + others
                                 + (failedQuestion == null ? "" : "; the server could not be asked about it the last time"),
                failedCancel == null ? failedQuestion : failedCancel);
    }

    /** Asks about the job, once more if that is being done: the answer may be older than the reason to ask. */
    void reconcileLater() {
        // Set before looking whether the items are known, so that no thread can miss what the other did.
        askWhenAccepted = sent;
        if (items.known() && !ended && asking.take()) {
            ask();
        }
    }

    private void reconcileUnlessAsking() {
        if (items.known() && asking.takeIfIdle()) {
            ask();
        }
    }

    private void ask() {
        clock.asked();
        onHttp(() -> {
            reconciliation.run();
            if (asking.endsWithAnotherRound()) {
                ask();
            }
        }, e -> asking.giveUp());
    }

    /** Makes the next look at the clock ask about the job, however lately it was heard of. */
    void askSoon() {
        clock.askSoon();
    }

    /**
     * Whether an item that was canceled may have been so by a restart of the server: not by us, and after an outage.
     */
    boolean mayHaveBeenRestarted() {
        return connectionDropped && !cancelRequested;
    }

    /** Forgets an item that belongs to another one. */
    void drop(int itemId) {
        items.drop(itemId);
        finishIfComplete();
    }

    void settle(ItemResult item) {
        synchronized (this) {
            if (ended || !items.settle(item)) {
                return;
            }
            notifier.tell(listener -> listener.onItemEnded(item));
        }
        clock.heard();
        finishIfComplete();
    }

    private void finishIfComplete() {
        if (!items.allSettled() || ended) {
            return;
        }
        if (awaitsErrorEvent()) {
            schedule(this::finish);
        } else {
            finish();
        }
    }

    private boolean awaitsErrorEvent() {
        return connected && items.results().stream()
                .anyMatch(item -> item.status() == QueueItemStatus.FAILED && !errorsHeard.contains(item.itemId()));
    }

    private void schedule(Runnable task) {
        try {
            var unused = threads.timer().schedule(task, ERROR_EVENT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    private void finish() {
        end(timingOut ? tooLate(CANCELED, null) : firstError());
    }

    private RuntimeException firstError() {
        return items.results().stream().map(ItemResult::error).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Ends the job, once; null for a good end. */
    void end(RuntimeException error) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            JobResult last = resultSoFar();
            notifier.tell(listener -> listener.onEnd(last, error));
            notifier.then(() -> futures.end(last, error));
        }
        whenEnded.accept(this);
    }

    @Override
    public CompletableFuture<Integer> cancel() {
        CompletableFuture<Integer> canceled = new CompletableFuture<>();
        boolean neverSent;
        synchronized (this) {
            cancelRequested = true;
            neverSent = !sent;
        }
        if (neverSent) {
            end(new JobCanceledException(batchId(), null, "Batch " + batchId() + " was canceled before it was sent"));
            canceled.complete(0);
        } else {
            onHttp(() -> canceled.complete(cancelOnServer()), canceled::completeExceptionally);
        }
        return canceled;
    }

    /** Cancels what has not ended, then asks about it: not every server announces what is canceled in bulk. Blocks. */
    int cancelOnServer() {
        int canceled = queue.cancelByBatchIds(List.of(batchId()));
        reconcileLater();
        return canceled;
    }

    /** Runs a task that may block; what it throws, and that it could not be run, is told to {@code whenFailed}. */
    void onHttp(Runnable task, Consumer<RuntimeException> whenFailed) {
        try {
            threads.http().execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    whenFailed.accept(e);
                } catch (Throwable e) {
                    whenFailed.accept(new InvokeAIException("Batch " + batchId() + " met a " + e.getClass().getName(), e));
                }
            });
        } catch (RejectedExecutionException e) {
            whenFailed.accept(new InvokeAIException("Batch " + batchId() + " needs the HTTP executor, which takes no work", e));
        }
    }
}
