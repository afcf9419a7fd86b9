package io.github.camelinvokeai.client.http;

import java.time.Duration;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The HttpClient made when the caller brings none: it never repeats, redirects, stores or compresses anything. */
final class OwnClient {

    /** InvokeAI closes connections that were idle for 5 s; a request on such a one would be lost. */
    static final TimeValue MAX_IDLE = TimeValue.ofSeconds(3);

    private OwnClient() {
    }

    static CloseableHttpClient create(Duration connectTimeout, Duration leaseTimeout, int maxConnections) {
        return HttpClients.custom()
                .setConnectionManager(connections(connectTimeout, maxConnections))
                .setDefaultRequestConfig(RequestConfig.custom().setConnectionRequestTimeout(Timeout.of(leaseTimeout)).build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .evictExpiredConnections()
                .evictIdleConnections(MAX_IDLE)
                .build();
    }

    private static HttpClientConnectionManager connections(Duration connectTimeout, int maxConnections) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(maxConnections)
                .setMaxConnPerRoute(maxConnections)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .build();
    }
}
