package io.github.camelinvokeai.component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.SubmitOptions;
import io.github.camelinvokeai.client.drift.InputMap;
import io.github.camelinvokeai.client.drift.InputMapReport;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.JobException;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobListener;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.workflow.CheckReport;
import io.github.camelinvokeai.client.workflow.CompileOptions;
import io.github.camelinvokeai.client.workflow.DryRun;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.SubmissionCheck;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.component.connection.BoundedPool;
import io.github.camelinvokeai.component.connection.ClientLease;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.support.DefaultAsyncProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a workflow for each exchange. No thread waits while a job does; exchanges continue on threads of this producer.
 */
final class WorkflowProducer extends DefaultAsyncProducer implements RouteIdAware {

    private static final Logger LOG = LoggerFactory.getLogger(WorkflowProducer.class);
    private static final String POOL_NAME = "InvokeAIProducer";
    private static final Duration GOODBYE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InvokeAIConfiguration options;
    private final Set<RunningJob> running = ConcurrentHashMap.newKeySet();
    private final DetachedJobs detached = new DetachedJobs();
    private ClientLease lease;
    private SubmissionFactory submissions;
    private ProgressSender progress;
    private ExecutorService workers;
    private ProducerHealthCheck healthCheck;
    private String routeId;
    private String outputNode;

    WorkflowProducer(InvokeAIEndpoint endpoint) {
        super(endpoint);
        this.options = endpoint.getConfiguration();
    }

    @Override
    public InvokeAIEndpoint getEndpoint() {
        return (InvokeAIEndpoint) super.getEndpoint();
    }

    @Override
    public String getRouteId() {
        return routeId;
    }

    @Override
    public void setRouteId(String routeId) {
        this.routeId = routeId;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        WorkflowOperation operation;
        try {
            operation = operation(exchange.getMessage());
        } catch (RuntimeException e) {
            return failed(e, exchange, callback);
        }
        return switch (operation) {
            case run -> run(exchange, callback);
            case check -> check(exchange, callback);
            case dryRun -> dryRun(exchange, callback);
        };
    }

    private WorkflowOperation operation(Message message) {
        Object wanted = message.getHeader(InvokeAIConstants.OPERATION);
        if (wanted == null) {
            return options.getOperation();
        }
        return Arrays.stream(WorkflowOperation.values()).filter(each -> each.name().equals(wanted.toString())).findFirst()
                .orElseThrow(() -> new InvalidOptionException(
                        "The header " + InvokeAIConstants.OPERATION + " must be one of "
                                                              + Arrays.toString(WorkflowOperation.values())));
    }

    private static boolean failed(RuntimeException error, Exchange exchange, AsyncCallback callback) {
        exchange.setException(error);
        callback.done(true);
        return true;
    }

    private boolean check(Exchange exchange, AsyncCallback callback) {
        SubmissionCheck check;
        try {
            check = submissions.check(exchange, getRouteId());
        } catch (RuntimeException e) {
            return failed(e, exchange, callback);
        }
        return ask(exchange, callback, () -> {
            CheckReport report = lease.client().check(check);
            return Ending.well(message -> {
                message.setBody(report);
                message.setHeader(InvokeAIConstants.CHECK_OK, report.ok());
            });
        });
    }

    private boolean dryRun(Exchange exchange, AsyncCallback callback) {
        Submission submission;
        try {
            submission = submissions.create(exchange, getRouteId());
        } catch (RuntimeException e) {
            return failed(e, exchange, callback);
        }
        return ask(exchange, callback, () -> {
            DryRun dryRun = lease.client().dryRun(submission);
            return Ending.well(message -> {
                message.setBody(dryRun);
                message.setHeader(InvokeAIConstants.ITEM_COUNT, dryRun.itemCount());
            });
        });
    }

    private boolean ask(Exchange exchange, AsyncCallback callback, Callable<Ending> question) {
        RunningJob waiting = new RunningJob(null, exchange, callback, workers);
        running.add(waiting);
        waiting.continueAfter(lease.client().async(question), () -> running.remove(waiting));
        return false;
    }

    private boolean run(Exchange exchange, AsyncCallback callback) {
        Job job;
        try {
            Submission submission = submissions.create(exchange, getRouteId());
            ResultMessage.submitted(exchange.getMessage(), submission.batchId());
            job = lease.client().submit(submission, submitOptions());
        } catch (RuntimeException e) {
            return failed(e, exchange, callback);
        }
        if (options.getWait() == WaitFor.none) {
            detached.follow(job);
            callback.done(true);
            return true;
        }
        await(new RunningJob(job, exchange, callback, workers));
        return false;
    }

    private SubmitOptions submitOptions() {
        List<JobListener> listeners = new ArrayList<>();
        if (progress != null) {
            listeners.add(progress);
        }
        if (options.isCancelOnFailure()) {
            listeners.add(new CancelOnFailure());
        }
        return new SubmitOptions(Duration.ofMillis(options.getJobTimeout()), options.isCancelOnTimeout(), listeners);
    }

    private void await(RunningJob waiting) {
        running.add(waiting);
        Job job = waiting.job();
        waiting.continueAfter(options.getWait() == WaitFor.enqueued ? enqueued(job) : completed(job),
                () -> running.remove(waiting));
    }

    private static CompletableFuture<Ending> enqueued(Job job) {
        DetachedJobs.logFailureOf(job);
        return job.enqueued().thenApply(itemIds -> Ending.well(message -> ResultMessage.enqueued(message, itemIds)));
    }

    private CompletableFuture<Ending> completed(Job job) {
        return job.result().thenCompose(result -> fetched(job, result))
                .exceptionally(error -> failed(job, Ending.unwrapped(error)));
    }

    private CompletableFuture<Ending> fetched(Job job, JobResult result) {
        return body(result).handle((body, error) -> error == null ? Ending.well(message -> {
            ResultMessage.completed(message, resultSoFar(job));
            message.setBody(body);
        }) : Ending.badly(error, message -> tellOfItems(message, job)));
    }

    /** Error handlers want to know what items there are, where that is known. */
    private Ending failed(Job job, Throwable error) {
        boolean itemsKnown = error instanceof JobException failure && failure.itemId() != null;
        return itemsKnown ? Ending.badly(error, message -> tellOfItems(message, job)) : Ending.badly(error);
    }

    private void tellOfItems(Message message, Job job) {
        ResultMessage.ended(message, resultSoFar(job));
    }

    private InvokeAIResult resultSoFar(Job job) {
        return new InvokeAIResult(job.partialResult(), lease.client());
    }

    private CompletableFuture<Object> body(JobResult job) {
        InvokeAIResult result = new InvokeAIResult(job, lease.client());
        return switch (options.getOutput()) {
            case result -> CompletableFuture.completedFuture(result);
            case references -> CompletableFuture.completedFuture(images(result).stream().map(ResultImage::toMap).toList());
            case bytes -> lease.client().async(() -> InvokeAIResult.only(job.batchId(), images(result)).bytes());
            case values -> CompletableFuture.completedFuture(result.valuesOf(outputNode));
            case returned -> CompletableFuture.completedFuture(returned(job));
        };
    }

    private List<ResultImage> images(InvokeAIResult result) {
        return outputNode == null ? result.images() : result.allImagesOf(outputNode);
    }

    /** A map of what one item returned; of several, a list of them. */
    private static Object returned(JobResult job) {
        return job.items().size() == 1 ? job.items().get(0).returned() : job.returned();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lease = getEndpoint().lease();
        InvokeAIComponent component = getEndpoint().getComponent();
        WorkflowFiles files = new WorkflowFiles(component.getCamelContext(), component.getWorkflowDirectory());
        WorkflowHandle workflow = lease.client().workflow(
                files.load(options.getFile()), CompileOptions.defaults().withNodeUpgrade(options.getNodeUpgrade()));
        workflow.nodeChanges().forEach(change -> LOG.info("{}: {}", workflow.definition(), change));
        if (options.getInputMap() != null) {
            requireInputs(workflow, files.loadMap(options.getInputMap()));
        }
        outputNode = options.getOutputNode() == null ? null : workflow.output(options.getOutputNode()).nodeId();
        submissions = new SubmissionFactory(workflow, options, lease.client().url());
        workers = BoundedPool.open(component.getCamelContext(), this, POOL_NAME, "workerPoolSize", options.getWorkerPoolSize());
        progress = options.getProgressTo() == null ? null : new ProgressSender(component.getCamelContext(), options);
        healthCheck = ProducerHealthCheck.register(this, lease.client());
    }

    private static void requireInputs(WorkflowHandle workflow, InputMap expected) {
        InputMapReport report = expected.verify(workflow);
        report.warnings().forEach(warning -> LOG.warn("{}: {}", workflow.definition(), warning));
        report.requireCompatible();
    }

    @Override
    protected void doStop() throws Exception {
        letGoOfWaitingExchanges();
        if (healthCheck != null) {
            healthCheck.unregister();
        }
        if (progress != null) {
            progress.close();
        }
        if (workers != null) {
            BoundedPool.finish(getEndpoint().getCamelContext(), workers, PATIENCE);
        }
        if (lease != null) {
            detached.awaitEnqueued(PATIENCE);
            lease.close();
        }
        super.doStop();
    }

    /** Camel has waited for them as long as it is told to; now they continue with an error that names their batches. */
    private void letGoOfWaitingExchanges() {
        List<CompletableFuture<?>> cancels = new ArrayList<>();
        for (RunningJob each : List.copyOf(running)) {
            Ending ending = Ending.badly(each.job() == null ? unanswered() : stopped(each.job()));
            if (options.isCancelOnFailure() && each.job() != null) {
                cancels.add(each.job().cancel().exceptionally(error -> {
                    LOG.warn("Batch {} of route {} could not be canceled", each.job().batchId(), getRouteId(),
                            Ending.unwrapped(error));
                    return 0;
                }));
            }
            each.continueWith(ending);
            running.remove(each);
        }
        CompletableFuture.allOf(cancels.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, GOODBYE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private static InvokeAIException unanswered() {
        return new InvokeAIException("The producer was stopped before the server had answered; nothing was run");
    }

    private JobException stopped(Job job) {
        String batch = "batch " + job.batchId();
        String queue = "queue " + job.queueId();
        boolean taken = DetachedJobs.isEnqueued(job);
        String what = taken
                ? "while " + batch + " in " + queue + " had not ended"
                : "before the server had taken " + batch + " into " + queue;
        String next = options.isCancelOnFailure() ? ", which is canceled"
                : taken ? "; it goes on on the server" : "; look for it there before sending it again";
        return new JobException(job.batchId(), null, "The producer was stopped " + what + next, null);
    }
}
