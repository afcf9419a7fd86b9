package io.github.camelinvokeai.component;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.workflow.BoardInjection;
import io.github.camelinvokeai.client.workflow.ModelResolution;
import io.github.camelinvokeai.client.workflow.NodeUpgrade;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The options of an endpoint; the component holds one as the defaults for all its endpoints. */
@UriParams
@Configurer
public class InvokeAIConfiguration implements Cloneable {

    private static final String DEFAULT_URL = "http://127.0.0.1:9090";
    private static final long DEFAULT_JOB_TIMEOUT = 1_800_000;

    @UriParam(label = "common", defaultValue = DEFAULT_URL)
    private String url;
    @UriParam(label = "common", defaultValue = "default")
    private String queueId = "default";
    @UriParam(label = "common")
    private String origin;
    @UriParam(label = "common")
    private String destination;
    @UriParam(label = "common", defaultValue = "false")
    private boolean previews;
    @UriParam(label = "producer")
    @Metadata(supportFileReference = true)
    private String file;
    @UriParam(label = "producer")
    private String board;
    @UriParam(label = "producer")
    private String boardId;
    @UriParam(label = "producer", defaultValue = "false")
    private boolean createBoard;
    @UriParam(label = "producer", prefix = "input.", multiValue = true)
    private Map<String, Object> inputs = new LinkedHashMap<>();
    @UriParam(label = "producer")
    private String bodyInput;
    @UriParam(label = "producer")
    private String inputHeaderPrefix;
    @UriParam(label = "producer", defaultValue = "completed")
    private WaitFor wait = WaitFor.completed;
    @UriParam(label = "producer", defaultValue = "result")
    private OutputKind output = OutputKind.result;
    @UriParam(label = "producer", defaultValue = "1800000", javaType = "java.time.Duration")
    private long jobTimeout = DEFAULT_JOB_TIMEOUT;
    @UriParam(label = "producer", defaultValue = "false")
    private boolean cancelOnTimeout;
    @UriParam(label = "producer", defaultValue = "false")
    private boolean cancelOnFailure;
    @UriParam(label = "producer")
    private String progressTo;
    @UriParam(label = "producer", defaultValue = "1")
    private int runs = 1;
    @UriParam(label = "producer", defaultValue = "false")
    private boolean prepend;
    @UriParam(label = "producer", defaultValue = "run")
    private WorkflowOperation operation = WorkflowOperation.run;
    @UriParam(label = "producer", defaultValue = "MISSING")
    private BoardInjection boardInjection = BoardInjection.MISSING;
    @UriParam(label = "producer", defaultValue = "IDENTITY")
    private ModelResolution modelResolution = ModelResolution.IDENTITY;
    @UriParam(label = "producer", defaultValue = "UPGRADE")
    private NodeUpgrade nodeUpgrade = NodeUpgrade.UPGRADE;
    @UriParam(label = "producer", defaultValue = "10000")
    private int maxItems = 10000;
    @UriParam(label = "producer")
    @Metadata(supportFileReference = true)
    private String inputMap;
    @UriParam(label = "producer")
    private String outputNode;
    @UriParam(label = "producer,advanced", defaultValue = "10")
    private int workerPoolSize = 10;
    @UriParam(label = "consumer")
    private String session;
    @UriParam(label = "consumer")
    private String batch;
    @UriParam(label = "consumer")
    private Integer item;
    @UriParam(label = "consumer")
    private String eventNames;
    @UriParam(label = "consumer,advanced", defaultValue = "10000")
    private int eventBufferSize = 10000;
    @UriParam(label = "security", secret = true)
    private String token;
    @UriParam(label = "security")
    private SSLContextParameters sslContextParameters;
    @UriParam(label = "advanced")
    private InvokeAIClient client;
    @UriParam(label = "advanced", prefix = "http.", multiValue = true)
    private Map<String, Object> httpOptions = new LinkedHashMap<>();

    /** An independent copy, so that what one endpoint sets reaches no other. */
    public InvokeAIConfiguration copy() {
        try {
            InvokeAIConfiguration copy = (InvokeAIConfiguration) super.clone();
            copy.inputs = new LinkedHashMap<>(inputs);
            copy.httpOptions = new LinkedHashMap<>(httpOptions);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** Whether any option says which server, as whom, or how to get there. */
    boolean saysTheWay() {
        return url != null || token != null || sslContextParameters != null || !httpOptions.isEmpty();
    }

    public String getUrl() {
        return url == null ? DEFAULT_URL : url;
    }

    /**
     * The address of the InvokeAI server, http or https, with its base path if it has one.
     */
    public void setUrl(String url) {
        this.url = url;
    }

    public String getQueueId() {
        return queueId;
    }

    /**
     * The queue to submit to, or to hear events of. Other names than default are not shown in InvokeAI's own interface.
     */
    public void setQueueId(String queueId) {
        this.queueId = queueId;
    }

    public String getOrigin() {
        return origin;
    }

    /**
     * Workflow: free text that goes with the job and comes back in its events; by default camel:CONTEXT:ROUTE with the
     * names of the Camel context and the route. Events: take only those of this origin.
     */
    public void setOrigin(String origin) {
        this.origin = origin;
    }

    public String getDestination() {
        return destination;
    }

    /**
     * Workflow: free text that goes with the job and comes back in its events; by default gallery, which InvokeAI's own
     * interface sends, too. Events: take only those of this destination.
     */
    public void setDestination(String destination) {
        this.destination = destination;
    }

    public boolean isPreviews() {
        return previews;
    }

    /**
     * Whether progress events keep the preview picture that some nodes send with them (as data URL, 2 to 200 KB each).
     */
    public void setPreviews(boolean previews) {
        this.previews = previews;
    }

    public String getFile() {
        return file;
    }

    /**
     * The workflow to run, as exported by InvokeAI: file:PATH, classpath:NAME, or without scheme a path that is looked
     * for in the component's workflowDirectory and then on the class path. Read and checked once, when the route
     * starts.
     */
    public void setFile(String file) {
        this.file = file;
    }

    public String getBoard() {
        return board;
    }

    /**
     * The name of the board for the pictures of all output nodes that have none of their own.
     */
    public void setBoard(String board) {
        this.board = board;
    }

    public String getBoardId() {
        return boardId;
    }

    /**
     * The id of the board for the pictures of all output nodes that have none of their own. Use it instead of board.
     */
    public void setBoardId(String boardId) {
        this.boardId = boardId;
    }

    public boolean isCreateBoard() {
        return createBoard;
    }

    /**
     * Whether to create the board of the option board if the server has none of that name.
     */
    public void setCreateBoard(boolean createBoard) {
        this.createBoard = createBoard;
    }

    public Map<String, Object> getInputs() {
        return inputs;
    }

    /**
     * Values for inputs of the workflow. The key is the index (from 0), nodeId.field or the unique label of the input.
     * Values in the message body go before these, and those in headers before both.
     */
    public void setInputs(Map<String, Object> inputs) {
        this.inputs = inputs;
    }

    public String getBodyInput() {
        return bodyInput;
    }

    /**
     * The input that takes the message body, unless the body is a Map, which always holds inputs by their keys. For an
     * input that is an image the body may be bytes, a stream, a file, an earlier result, or the name of an image on the
     * server.
     */
    public void setBodyInput(String bodyInput) {
        this.bodyInput = bodyInput;
    }

    public String getInputHeaderPrefix() {
        return inputHeaderPrefix;
    }

    /**
     * Headers that begin with this, for instance ivk., are values for inputs, too: the rest of the name is the key.
     * Meant for headers that arrive over HTTP, JMS or Kafka, which let no header through that begins with Camel. Off by
     * default. Such headers give values only, and the component's own headers go before them.
     */
    public void setInputHeaderPrefix(String inputHeaderPrefix) {
        this.inputHeaderPrefix = inputHeaderPrefix;
    }

    public WaitFor getWait() {
        return wait;
    }

    /**
     * When the exchange continues: none (at once), enqueued (when the server has taken the job) or completed (when it
     * has ended). Whatever is chosen, no thread waits.
     */
    public void setWait(WaitFor wait) {
        this.wait = wait;
    }

    public OutputKind getOutput() {
        return output;
    }

    /**
     * The message body after the job has completed: result (an InvokeAIResult, which converts to the picture if there
     * is one), references (a List of a Map for each image) or bytes (those of the only image).
     */
    public void setOutput(OutputKind output) {
        this.output = output;
    }

    public long getJobTimeout() {
        return jobTimeout;
    }

    /**
     * How long a job may take, counted from its submission and including its time in the queue, until the exchange
     * fails with a JobTimeoutException. The job itself goes on unless cancelOnTimeout is set.
     */
    public void setJobTimeout(long jobTimeout) {
        this.jobTimeout = jobTimeout;
    }

    public boolean isCancelOnTimeout() {
        return cancelOnTimeout;
    }

    /**
     * Whether to cancel the job on the server when jobTimeout has passed.
     */
    public void setCancelOnTimeout(boolean cancelOnTimeout) {
        this.cancelOnTimeout = cancelOnTimeout;
    }

    public boolean isCancelOnFailure() {
        return cancelOnFailure;
    }

    /**
     * Whether to cancel what is left of the batch on the server when one of its items fails, or when the route is
     * stopped while the exchange waits for it.
     */
    public void setCancelOnFailure(boolean cancelOnFailure) {
        this.cancelOnFailure = cancelOnFailure;
    }

    public String getProgressTo() {
        return progressTo;
    }

    /**
     * Endpoint (URI, or ref:NAME) that gets every event of the jobs submitted here while they run, in order, each in an
     * exchange of its own with the headers that the events consumer sets.
     */
    public void setProgressTo(String progressTo) {
        this.progressTo = progressTo;
    }

    public int getRuns() {
        return runs;
    }

    /**
     * How often to run the workflow with the same values: so many items in one batch.
     */
    public void setRuns(int runs) {
        this.runs = runs;
    }

    public boolean isPrepend() {
        return prepend;
    }

    /**
     * Whether to go before everything else that waits in the queue.
     */
    public void setPrepend(boolean prepend) {
        this.prepend = prepend;
    }

    public WorkflowOperation getOperation() {
        return operation;
    }

    /**
     * What to do: run the workflow; check, which makes the body a CheckReport of everything that would stop the job; or
     * dryRun, which makes it a DryRun of what would be sent. The latter two take no place in the queue, upload nothing
     * and make nothing. The header CamelInvokeAIOperation goes before it.
     */
    public void setOperation(WorkflowOperation operation) {
        this.operation = operation;
    }

    public BoardInjection getBoardInjection() {
        return boardInjection;
    }

    /**
     * Which nodes get the board of the option board or boardId: those that have none of their own, all, or none. A
     * board that is set as an input always stays.
     */
    public void setBoardInjection(BoardInjection boardInjection) {
        this.boardInjection = boardInjection;
    }

    public ModelResolution getModelResolution() {
        return modelResolution;
    }

    /**
     * How far the search for a model of the workflow may go on this server: IDENTITY takes the same model only (by key,
     * hash, or name with base and type); BY_BASE_AND_TYPE then takes an installed one of the same base and type.
     */
    public void setModelResolution(ModelResolution modelResolution) {
        this.modelResolution = modelResolution;
    }

    public NodeUpgrade getNodeUpgrade() {
        return nodeUpgrade;
    }

    /**
     * What to do with nodes that were saved in another version than the server has: UPGRADE brings them up to date
     * within a major version as InvokeAI's own interface does, and stops a workflow with older majors; REPORT only logs
     * them; OFF passes over them.
     */
    public void setNodeUpgrade(NodeUpgrade nodeUpgrade) {
        this.nodeUpgrade = nodeUpgrade;
    }

    public int getMaxItems() {
        return maxItems;
    }

    /**
     * The most queue items that one batch may have: runs times the values of all its lists. More are refused before
     * anything is sent.
     */
    public void setMaxItems(int maxItems) {
        this.maxItems = maxItems;
    }

    public String getInputMap() {
        return inputMap;
    }

    /**
     * A file that invokeai map has made of the workflow, found as the option file is: what the route relies on. If the
     * workflow no longer has those inputs, the route does not start, and the error says what changed.
     */
    public void setInputMap(String inputMap) {
        this.inputMap = inputMap;
    }

    public String getOutputNode() {
        return outputNode;
    }

    /**
     * The node whose images or values the option output is about: its id, its label, or its number among the nodes that
     * have results, from 0. Without it, output is about all images that the gallery would show.
     */
    public void setOutputNode(String outputNode) {
        this.outputNode = outputNode;
    }

    public int getWorkerPoolSize() {
        return workerPoolSize;
    }

    /**
     * How many threads, at most, continue exchanges whose jobs have ended. They end themselves when idle.
     */
    public void setWorkerPoolSize(int workerPoolSize) {
        this.workerPoolSize = workerPoolSize;
    }

    public String getSession() {
        return session;
    }

    /**
     * Take only the events of this session.
     */
    public void setSession(String session) {
        this.session = session;
    }

    public String getBatch() {
        return batch;
    }

    /**
     * Take only the events of this batch.
     */
    public void setBatch(String batch) {
        this.batch = batch;
    }

    public Integer getItem() {
        return item;
    }

    /**
     * Take only the events of this queue item.
     */
    public void setItem(Integer item) {
        this.item = item;
    }

    public String getEventNames() {
        return eventNames;
    }

    /**
     * Take only events of these names, separated by commas, as on the wire: for instance
     * invocation_progress,queue_item_status_changed. A name of no known event is logged as a warning and asked for
     * nevertheless, as newer servers send more.
     */
    public void setEventNames(String eventNames) {
        this.eventNames = eventNames;
    }

    public int getEventBufferSize() {
        return eventBufferSize;
    }

    /**
     * How many events may wait for a route, or an endpoint of progressTo, that is slower than the server. When there
     * are more, progress events are dropped, and if that is not enough, others are with an error.
     */
    public void setEventBufferSize(int eventBufferSize) {
        this.eventBufferSize = eventBufferSize;
    }

    public String getToken() {
        return token;
    }

    /**
     * The bearer token for a server with login; sent with every HTTP request and to the socket.
     */
    public void setToken(String token) {
        this.token = token;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /**
     * TLS settings for HTTP and for the socket.
     */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public InvokeAIClient getClient() {
        return client;
    }

    /**
     * A client to use instead of an own one; it is never closed. Excludes url, token, sslContextParameters and http.
     * options in the same place; those of an endpoint's URI go before a client of the component. Where neither the
     * component nor the URI has any of them, the only InvokeAIClient in the registry is used, if there is exactly one
     * and autowiredEnabled is not off.
     */
    public void setClient(InvokeAIClient client) {
        this.client = client;
    }

    public Map<String, Object> getHttpOptions() {
        return httpOptions;
    }

    /**
     * Options for the camel-http component, which makes the HTTP client: TLS, proxy, authentication, timeouts, pool.
     * For instance http.proxyHost. Its TLS and proxy options count for the socket, too. Unknown names are refused.
     */
    public void setHttpOptions(Map<String, Object> httpOptions) {
        this.httpOptions = httpOptions;
    }

}
