package io.github.camelinvokeai.component.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.CompositeHttpConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.component.http.HttpEndpointUriFactory;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.util.TimeValue;

/**
 * Has camel-http make the HttpClient, so that everything that can be set there (TLS, proxy, authentication, timeouts,
 * pool), for an endpoint or for the whole component, counts here, too.
 */
public final class CamelHttp {

    // camel-http takes these four for an endpoint without listing them in its catalog.
    private static final Set<String> TIMEOUTS
            = Set.of("connectTimeout", "connectionRequestTimeout", "responseTimeout", "soTimeout");
    private static final long CAMEL_CONNECT_TIMEOUT = 180_000;
    private static final String CONNECT_TIMEOUT = "10000";
    // InvokeAI closes connections that were idle for 5 s.
    private static final TimeValue MAX_IDLE = TimeValue.ofSeconds(3);

    private final CamelContext context;

    CamelHttp(CamelContext context) {
        this.context = context;
    }

    /**
     * Refuses options that camel-http does not know: it would take them for parts of the URL's query without a word.
     *
     * @throws InvalidOptionException naming them
     */
    public static void requireKnown(Map<String, Object> options) {
        HttpEndpointUriFactory factory = new HttpEndpointUriFactory();
        Set<String> unknown = new TreeSet<>(options.keySet());
        unknown.removeAll(factory.propertyNames());
        unknown.removeAll(TIMEOUTS);
        unknown.removeIf(name -> factory.multiValuePrefixes().values().stream().anyMatch(name::startsWith));
        if (!unknown.isEmpty()) {
            throw new InvalidOptionException(
                    "Unknown http. options " + unknown + ": camel-http has no endpoint options of these names");
        }
    }

    /** A started endpoint of our own, which is in no registry; stopping it closes its HttpClient. */
    HttpEndpoint endpoint(ConnectionSettings settings) {
        requireKnown(settings.httpOptions());
        try {
            HttpComponent component = context.getComponent(scheme(settings.url()), HttpComponent.class);
            HttpEndpoint endpoint
                    = (HttpEndpoint) component.createEndpoint(settings.url(), options(settings, component));
            endpoint.setHttpClientConfigurer(CompositeHttpConfigurer.combineConfigurers(
                    endpoint.getHttpClientConfigurer(), CamelHttp::adapt));
            ServiceHelper.startService(endpoint);
            return endpoint;
        } catch (Exception e) {
            throw new InvalidOptionException(
                    "camel-http cannot make a client for " + settings.url() + " with the http. options "
                                             + new TreeSet<>(settings.httpOptions().keySet()),
                    e);
        }
    }

    private static String scheme(String url) {
        return url.regionMatches(true, 0, "https:", 0, "https:".length()) ? "https" : "http";
    }

    private static Map<String, Object> options(ConnectionSettings settings, HttpComponent component) {
        Map<String, Object> options = new HashMap<>(settings.httpOptions());
        if (settings.sslContextParameters() != null) {
            options.putIfAbsent("sslContextParameters", settings.sslContextParameters());
        }
        if (component.getConnectTimeout() == CAMEL_CONNECT_TIMEOUT) {
            options.putIfAbsent("connectTimeout", CONNECT_TIMEOUT);
        }
        return options;
    }

    private static void adapt(HttpClientBuilder builder) {
        // It would repeat even a POST answered 429 or 503: a job enqueued twice.
        builder.disableAutomaticRetries();
        // InvokeAI compresses on the thread that serves everybody.
        builder.disableContentCompression();
        builder.evictExpiredConnections();
        builder.evictIdleConnections(MAX_IDLE);
    }
}
