package io.github.camelinvokeai.component;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.job.JobSettings;
import io.github.camelinvokeai.component.connection.CamelHttp;
import io.github.camelinvokeai.component.connection.ClientLease;
import io.github.camelinvokeai.component.connection.ConnectionSettings;
import io.github.camelinvokeai.component.connection.SharedClients;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.PropertiesHelper;

/** Runs InvokeAI workflows and consumes InvokeAI's events. */
@Component("invokeai")
public class InvokeAIComponent extends HealthCheckComponent implements SSLContextParametersAware {

    private static final List<String> OPTIONS_OF_A_CONNECTION = List.of("url", "token", "sslContextParameters");

    @Metadata
    private InvokeAIConfiguration configuration = new InvokeAIConfiguration();
    @Metadata(label = "producer", defaultValue = ".")
    private String workflowDirectory = ".";
    @Metadata(label = "advanced")
    private String schemaCache;
    @Metadata(label = "advanced", defaultValue = "8")
    private int httpPoolSize = 8;
    @Metadata(label = "advanced", defaultValue = "30000", javaType = "java.time.Duration")
    private long reconcileInterval = 30_000;
    @Metadata(label = "advanced", defaultValue = "2000", javaType = "java.time.Duration")
    private long pollInterval = 2_000;
    @Metadata(label = "security", defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    private final Set<String> idsOfHealthChecks = ConcurrentHashMap.newKeySet();
    private SharedClients clients;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        InvokeAIConfiguration options = configuration.copy();
        Map<String, Object> http = PropertiesHelper.extractProperties(parameters, "http.");
        Map<String, Object> inputs = PropertiesHelper.extractProperties(parameters, "input.");
        options.setClient(client(parameters, http));
        options.getHttpOptions().putAll(http);
        options.getInputs().putAll(inputs);
        InvokeAIEndpoint endpoint = new InvokeAIEndpoint(uri, this, resource(remaining), options);
        setProperties(endpoint, parameters);
        CamelHttp.requireKnown(options.getHttpOptions());
        endpoint.requireConsistentOptions();
        return endpoint;
    }

    /** The client that the endpoint has unless its URI names one; null for one of its own. */
    private InvokeAIClient client(Map<String, Object> parameters, Map<String, Object> http) {
        boolean ownWay = !http.isEmpty() || OPTIONS_OF_A_CONNECTION.stream().anyMatch(parameters::containsKey);
        boolean named = parameters.containsKey("client");
        require(!named || !ownWay, "an endpoint");
        if (ownWay || named) {
            return null;
        }
        require(configuration.getClient() == null || !configuration.saysTheWay(), "the component");
        return configuration.saysTheWay() || configuration.getClient() != null ? configuration.getClient() : onlyClient();
    }

    /** Not left to Camel's autowiring, which would put it above a server that the component was told of. */
    private InvokeAIClient onlyClient() {
        boolean wanted = isAutowiredEnabled() && getCamelContext().isAutowiredEnabled();
        return wanted ? getCamelContext().getRegistry().findSingleByType(InvokeAIClient.class) : null;
    }

    private static void require(boolean oneWay, String owner) {
        if (!oneWay) {
            throw new InvalidOptionException(
                    "Option client of " + owner + " excludes the options " + String.join(", ", OPTIONS_OF_A_CONNECTION)
                                             + " and http.*: a client knows its server, and how to get there");
        }
    }

    private static InvokeAIResource resource(String path) {
        return Arrays.stream(InvokeAIResource.values()).filter(each -> each.name().equals(path)).findFirst()
                .orElseThrow(() -> new InvalidOptionException(
                        "Unknown resource '" + path + "'; an invokeai URI begins with one of "
                                                              + Arrays.stream(InvokeAIResource.values())
                                                                      .map(each -> "invokeai:" + each).toList()));
    }

    /** The client for an endpoint: the one it was given, or one shared with all endpoints that go the same way. */
    ClientLease lease(InvokeAIConfiguration options) {
        if (options.getClient() != null) {
            return ClientLease.ofForeign(options.getClient());
        }
        SSLContextParameters tls
                = options.getSslContextParameters() != null
                        ? options.getSslContextParameters() : retrieveGlobalSslContextParameters();
        return clients.lease(new ConnectionSettings(
                options.getUrl(), options.getToken(), tls, options.getHttpOptions(), jobSettings(),
                schemaCache == null ? null : Path.of(schemaCache)));
    }

    private JobSettings jobSettings() {
        JobSettings defaults = JobSettings.defaults();
        return new JobSettings(
                defaults.jobTimeout(), Duration.ofMillis(reconcileInterval), Duration.ofMillis(pollInterval),
                defaults.socketWait(), defaults.lostAnswerPatience());
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        clients = new SharedClients(getCamelContext(), () -> httpPoolSize);
    }

    /** How many clients the component's endpoints have open. */
    int openClients() {
        return clients.size();
    }

    /** Those of producers that are started. */
    Set<String> idsOfHealthChecks() {
        return idsOfHealthChecks;
    }

    public InvokeAIConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * Defaults for the options of all endpoints.
     */
    public void setConfiguration(InvokeAIConfiguration configuration) {
        this.configuration = configuration;
    }

    public String getWorkflowDirectory() {
        return workflowDirectory;
    }

    /**
     * Where the workflow files are that are named without file: or classpath:.
     */
    public void setWorkflowDirectory(String workflowDirectory) {
        this.workflowDirectory = workflowDirectory;
    }

    public String getSchemaCache() {
        return schemaCache;
    }

    /**
     * A directory to keep in what servers say about their node types, so that it is not fetched again after a restart.
     * By default it is kept in memory only. A client that is given by the option client has its own.
     */
    public void setSchemaCache(String schemaCache) {
        this.schemaCache = schemaCache;
    }

    public int getHttpPoolSize() {
        return httpPoolSize;
    }

    /**
     * How many threads, at most, do the HTTP calls of all endpoints. They end themselves when idle.
     */
    public void setHttpPoolSize(int httpPoolSize) {
        this.httpPoolSize = httpPoolSize;
    }

    public long getReconcileInterval() {
        return reconcileInterval;
    }

    /**
     * A job of which nothing was heard for so long is asked about.
     */
    public void setReconcileInterval(long reconcileInterval) {
        this.reconcileInterval = reconcileInterval;
    }

    public long getPollInterval() {
        return pollInterval;
    }

    /**
     * How often jobs are asked about while there is no connection for events.
     */
    public void setPollInterval(long pollInterval) {
        this.pollInterval = pollInterval;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /**
     * Whether endpoints without sslContextParameters use those of the Camel context.
     */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
