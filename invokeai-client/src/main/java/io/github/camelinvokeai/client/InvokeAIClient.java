package io.github.camelinvokeai.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.board.BoardRepository;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.events.EventHub;
import io.github.camelinvokeai.client.events.EventHubSettings;
import io.github.camelinvokeai.client.events.SocketSettings;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ApiPath;
import io.github.camelinvokeai.client.http.Query;
import io.github.camelinvokeai.client.image.ImageRepository;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobEvents;
import io.github.camelinvokeai.client.job.JobListener;
import io.github.camelinvokeai.client.job.JobRequest;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.job.JobSettings;
import io.github.camelinvokeai.client.job.JobTracker;
import io.github.camelinvokeai.client.model.DnnModelRepository;
import io.github.camelinvokeai.client.queue.QueueRepository;
import io.github.camelinvokeai.client.quick.QuickClient;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.CheckReport;
import io.github.camelinvokeai.client.workflow.CompileOptions;
import io.github.camelinvokeai.client.workflow.DryRun;
import io.github.camelinvokeai.client.workflow.ModelMatch;
import io.github.camelinvokeai.client.workflow.ModelResolution;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.SubmissionCheck;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.apache.hc.client5.http.classic.HttpClient;

/**
 * One InvokeAI server, as one user. Runs exported workflows and gives access to the server's boards, images, models and
 * queue.
 *
 * <pre>{@code
 * try (InvokeAIClient client = InvokeAIClient.create("http://localhost:9090")) {
 *     WorkflowHandle workflow = client.workflow(WorkflowDefinition.fromFile(Path.of("sdxl.json")));
 *     JobResult result = client.run(workflow.newSubmission().set("Prompt", "a lighthouse at dawn"));
 *     try (OutputStream out = Files.newOutputStream(Path.of("lighthouse.png"))) {
 *         client.images().download(result.images().get(0).imageName(), out);
 *     }
 * }
 * }</pre>
 *
 * <p>
 * Thread-safe; make one for each server and keep it. Nothing is asked of the server until there is something to do.
 * However many jobs are open, there is one event socket, pools of at most 8 threads for calls that wait for the server
 * and for what depends on futures, and a handful of threads for listeners, timers and connections.
 */
public final class InvokeAIClient implements AutoCloseable {

    private final ApiHttp http;
    private final ClientThreads threads;
    private final EventHub events;
    private final JobTracker jobs;
    private final ServerSchema schema;
    private final BoardRepository boards;
    private final ImageRepository images;
    private final DnnModelRepository models;
    private final Set<String> substitutions = ConcurrentHashMap.newKeySet();
    private final QuickClient quick;
    private final AtomicBoolean closed = new AtomicBoolean();

    private InvokeAIClient(Builder builder) {
        http = builder.http.build();
        threads = new ClientThreads("invokeai-" + http.baseUrl().getHost(), builder.httpExecutor);
        events = new EventHub(http.baseUrl(), builder.token, builder.socket, builder.eventSettings);
        jobs = new JobTracker(events, this::queue, threads.forJobs(), builder.jobSettings);
        schema = new ServerSchema(
                http, threads.http(), builder.schema, builder.schemaCache == null ? null : new SchemaCache(builder.schemaCache),
                Clock.systemUTC());
        boards = new BoardRepository(http);
        images = new ImageRepository(http);
        models = new DnnModelRepository(http);
        quick = new QuickClient(jobs, schema::current, this::resolver, models, images);
    }

    /**
     * A client with default settings.
     *
     * @param url address of the server, with its base path if it has one, for instance {@code http://localhost:9090} or
     *            {@code https://gpu.example.org/invoke}
     */
    public static InvokeAIClient create(String url) {
        return builder(url).build();
    }

    /** Settings of a client to be made. */
    public static Builder builder(String url) {
        return new Builder(url);
    }

    /** The server's address. */
    public URI url() {
        return http.baseUrl();
    }

    /**
     * The node facts that workflows are compiled with now: those of InvokeAI 6.14.2, which come with this client, until
     * the server's own have been fetched in the background.
     */
    public NodeSchema schema() {
        return schema.current();
    }

    /**
     * Makes a workflow ready to run. Does not wait for the server.
     *
     * @throws io.github.camelinvokeai.client.error.WorkflowFormatException if the file contradicts itself
     */
    public WorkflowHandle workflow(WorkflowDefinition definition) {
        return workflow(definition, CompileOptions.defaults());
    }

    /**
     * Makes a workflow ready to run. Does not wait for the server.
     *
     * @throws io.github.camelinvokeai.client.error.WorkflowFormatException if the file contradicts itself
     */
    public WorkflowHandle workflow(WorkflowDefinition definition, CompileOptions options) {
        return WorkflowHandle.compile(definition, schema.current(definition), options);
    }

    /**
     * The workflow that an image of the server's gallery carries; of one that carries none, the graph that made it.
     * Asks the server and waits.
     *
     * @param  imageName         the server's name of the image
     * @throws NotFoundException if there is no such image, or it carries neither, as an uploaded photograph
     */
    public WorkflowDefinition workflowOf(String imageName) {
        JsonNode workflow = images.workflow(imageName);
        JsonNode carried = workflow == null ? images.graph(imageName) : workflow;
        if (carried == null) {
            throw new NotFoundException(
                    404, "",
                    "Image " + imageName + " of " + url() + " carries no workflow and no graph: it was not made there");
        }
        return WorkflowDefinition.fromTree(carried, (workflow == null ? "graph of image " : "image ") + imageName);
    }

    /**
     * Puts a workflow into the queue and returns at once; the job tells how it goes on.
     *
     * @param  submission values and options of the run; submit it only once
     * @param  listeners  hear of everything that happens to the job, from before it is enqueued
     * @return            the job; its future fails with the typed exception of whatever went wrong, also of what was
     *                    found before anything was sent
     */
    public Job submit(Submission submission, JobListener... listeners) {
        return submit(submission, SubmitOptions.defaults().withListeners(listeners));
    }

    /** Puts a workflow into the queue and returns at once, with a timeout of its own. */
    public Job submit(Submission submission, SubmitOptions options) {
        List<JobRequest> requests = requests(submission, options);
        return requests.size() == 1 ? jobs.submit(requests.get(0)) : jobs.submitAll(submission.batchId(), requests);
    }

    /**
     * Runs a workflow and waits for its end.
     *
     * @throws InvokeAIException the typed exception of whatever went wrong
     */
    public JobResult run(Submission submission) {
        return submit(submission).await();
    }

    /**
     * Runs a workflow and gives its events to iterate over while they come; ends when the job has ended. Close it; that
     * does not cancel the job.
     */
    public JobEvents stream(Submission submission) {
        return jobs.stream(submission.batchId(), requests(submission, SubmitOptions.defaults()));
    }

    private List<JobRequest> requests(Submission submission, SubmitOptions options) {
        List<Submission> batches = Objects.requireNonNull(submission, "submission").batches();
        submission.markSubmitted();
        Payloads payloads = new Payloads(submission, () -> fit(submission.workflow()));
        List<JobRequest> requests = new ArrayList<>();
        for (Submission batch : batches) {
            int position = requests.size();
            requests.add(new JobRequest(
                    batch.queueId(), batch.batchId(), () -> payloads.get(position),
                    options.listeners(), options.jobTimeout(), options.cancelOnTimeout()));
        }
        return requests;
    }

    /** Once it is known that the server has the nodes, whatever else it has to be asked. */
    private ServerResolver fit(WorkflowHandle workflow) {
        boolean doubtful = !workflow.unfitNodes(workflow.schema()).isEmpty();
        NodeSchema facts = doubtful ? schema.own().orElseGet(NodeSchema::shipped) : schema.current();
        if (facts != NodeSchema.shipped()) {
            workflow.requireFit(facts);
        }
        return resolver();
    }

    private ServerResolver resolver() {
        return new ServerResolver(http, boards, images, models, substitutions);
    }

    /**
     * Says everything that would stop a submission on this server, in one go: values, models, images, boards, node
     * types. Waits for the server. Takes no place in a queue, uploads and makes nothing, and leaves the submission
     * open.
     *
     * @throws InvokeAIException if the server cannot be asked
     */
    public CheckReport check(Submission submission) {
        return check(new SubmissionCheck(submission));
    }

    /** The same with values that were set in the check, so that those that were refused are part of the report. */
    public CheckReport check(SubmissionCheck check) {
        return check.report(resolver(), schema.own());
    }

    /**
     * The exact payload that a submission would send, with models, boards and images as this server has them, and how
     * many queue items it would make. Waits for the server. Uploads and makes nothing: it is told what stands in.
     * Leaves the submission open.
     *
     * @throws InvokeAIException what a submission would fail with before anything is sent
     */
    public DryRun dryRun(Submission submission) {
        return submission.dryRun(fit(submission.workflow()));
    }

    /**
     * Looks for every model that a workflow has stored, whatever a submission would put in its place. Waits for the
     * server.
     *
     * @param  resolution how far the search may go
     * @return            one for each model, in the order of the graph, found or not
     */
    public List<ModelMatch> checkModels(WorkflowHandle workflow, ModelResolution resolution) {
        return workflow.checkModels(resolution, resolver());
    }

    public BoardRepository boards() {
        return boards;
    }

    public ImageRepository images() {
        return images;
    }

    public DnnModelRepository models() {
        return models;
    }

    /** One-call painting and copying, without a workflow file. */
    public QuickClient quick() {
        return quick;
    }

    /**
     * A queue of the server; InvokeAI's UI uses the one named {@code default}. Cheap: keeps nothing.
     *
     * @param queueId its name
     */
    public QueueRepository queue(String queueId) {
        return new QueueRepository(http, queueId);
    }

    /** The server's events, over the one socket that all of this client's jobs share. */
    public EventHub events() {
        return events;
    }

    /**
     * The server's version, for instance {@code 6.14.2}; asks the server and waits. Needs no login, so it is a good
     * probe.
     *
     * @throws InvokeAIException if the server cannot be reached or is no InvokeAI
     */
    public String serverVersion() {
        return http.get(ApiPath.v1("app", "version"), Query.none()).path("version").asText();
    }

    /**
     * Runs a call that waits for the server on the client's pool for such calls.
     *
     * @return a future with the call's value or exception
     */
    public <T> CompletableFuture<T> async(Callable<T> call) {
        CompletableFuture<T> future = new CompletableFuture<>();
        try {
            threads.http().execute(() -> complete(future, call));
        } catch (RejectedExecutionException e) {
            future.completeExceptionally(new InvokeAIException("The client of " + url() + " takes no more calls", e));
        }
        return future;
    }

    private static <T> void complete(CompletableFuture<T> future, Callable<T> call) {
        try {
            future.complete(call.call());
        } catch (Throwable e) {
            // Also an Error: somebody waits for this future, and perhaps without a limit.
            future.completeExceptionally(e);
        }
    }

    /**
     * Lets go of sockets and threads. Jobs that are open end exceptionally here, but go on on the server. Closing again
     * does nothing.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            jobs.close();
            events.close();
            threads.close();
            http.close();
        }
    }

    /** Settings of a client. Not thread-safe. */
    public static final class Builder {

        private final ApiHttp.Builder http;
        private Supplier<String> token = () -> null;
        private Executor httpExecutor;
        private SocketSettings socket = SocketSettings.none();
        private EventHubSettings eventSettings = EventHubSettings.defaults();
        private JobSettings jobSettings = JobSettings.defaults();
        private NodeSchema schema;
        private Path schemaCache;

        private Builder(String url) {
            http = ApiHttp.builder(url);
        }

        /** The HTTP client to use; it is never closed here. Default: an own one. */
        public Builder httpClient(HttpClient client) {
            http.httpClient(client);
            return this;
        }

        /** The bearer token to send with every request and socket. Default: none. */
        public Builder token(String value) {
            return token(() -> value);
        }

        /** Gives the bearer token whenever one is needed; null for none. Must not block for long. */
        public Builder token(Supplier<String> supplier) {
            token = Objects.requireNonNull(supplier, "supplier");
            http.token(supplier);
            return this;
        }

        /** How long to wait for a connection. Default: 10 s. */
        public Builder connectTimeout(Duration timeout) {
            http.connectTimeout(timeout);
            return this;
        }

        /**
         * How long to wait for an answer, or for more of it. Default: 60 s, as the server pauses for seconds now and
         * then.
         */
        public Builder responseTimeout(Duration timeout) {
            http.responseTimeout(timeout);
            return this;
        }

        /** Runs calls that wait for the server; never shut down here. Default: an own pool of at most 8 threads. */
        public Builder httpExecutor(Executor executor) {
            httpExecutor = executor;
            return this;
        }

        /** TLS, proxy and headers of the event socket. Default: those of the JVM. */
        public Builder socket(SocketSettings settings) {
            socket = Objects.requireNonNull(settings, "settings");
            return this;
        }

        /**
         * How fast the event socket connects again, and how long it lingers. Default:
         * {@link EventHubSettings#defaults()}.
         */
        public Builder eventSettings(EventHubSettings settings) {
            eventSettings = Objects.requireNonNull(settings, "settings");
            return this;
        }

        /** Timeouts and intervals of jobs. Default: {@link JobSettings#defaults()}. */
        public Builder jobSettings(JobSettings settings) {
            jobSettings = Objects.requireNonNull(settings, "settings");
            return this;
        }

        /** Node facts to use whatever the server says. Default: the shipped ones, then the server's own. */
        public Builder schema(NodeSchema facts) {
            schema = facts;
            return this;
        }

        /**
         * A directory to keep the server's node facts in, made if there is none, so that the next client need not fetch
         * them: it asks for the version and the list of node packs only. Several clients and servers may share it;
         * there is a file for each server, version and list of packs. A pack that changes without either changing is
         * noticed within a day, or when a workflow has a node type that the kept facts lack; deleting the files is
         * always safe. Default: nothing is kept.
         */
        public Builder schemaCache(Path directory) {
            schemaCache = directory;
            return this;
        }

        public InvokeAIClient build() {
            return new InvokeAIClient(this);
        }
    }
}
