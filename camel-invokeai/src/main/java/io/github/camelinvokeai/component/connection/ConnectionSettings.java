package io.github.camelinvokeai.component.connection;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelinvokeai.client.job.JobSettings;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * Which server, as whom, and how to get there. Two endpoints with equal settings share a client and its socket.
 *
 * @param url                  the server's address
 * @param token                the bearer token, or null
 * @param sslContextParameters TLS settings, the same instance for sharing, or null
 * @param httpOptions          options for camel-http
 * @param jobs                 the times by which jobs are followed
 * @param schemaCache          where the server's node facts are kept, or null
 */
public record ConnectionSettings(String url, String token, SSLContextParameters sslContextParameters,
        Map<String, Object> httpOptions, JobSettings jobs, Path schemaCache) {

    public ConnectionSettings {
        url = url.strip().replaceAll("/+$", "");
        httpOptions = Map.copyOf(httpOptions);
    }

    /** Leaves out the token and the values of options, some of which are secret. */
    @Override
    public String toString() {
        return "ConnectionSettings[" + url + ", http options " + new TreeMap<>(httpOptions).keySet() + "]";
    }
}
