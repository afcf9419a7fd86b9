package io.github.camelinvokeai.client.http;

import java.time.Duration;

import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;

/** The settings that travel with every request, whoever made the HttpClient. */
final class RequestOptions {

    static final Duration DEFAULT_RESPONSE_TIMEOUT = Duration.ofSeconds(60);

    private RequestOptions() {
    }

    /**
     * The client's own defaults (proxy, schemes, ...) with ours on top.
     *
     * @param responseTimeout null where the caller chose none
     */
    static RequestConfig of(HttpClient client, Duration responseTimeout) {
        RequestConfig defaults = client instanceof Configurable configurable ? configurable.getConfig() : null;
        RequestConfig base = defaults == null ? RequestConfig.DEFAULT : defaults;
        return RequestConfig.copy(base)
                .setResponseTimeout(timeout(base, responseTimeout))
                .setRedirectsEnabled(false)
                // An offer to upgrade makes InvokeAI lose the request's body.
                .setProtocolUpgradeEnabled(false)
                .setDefaultKeepAlive(OwnClient.MAX_IDLE.getDuration(), OwnClient.MAX_IDLE.getTimeUnit())
                .build();
    }

    private static Timeout timeout(RequestConfig base, Duration chosen) {
        if (chosen != null) {
            return Timeout.of(chosen);
        }
        return base.getResponseTimeout() != null ? base.getResponseTimeout() : Timeout.of(DEFAULT_RESPONSE_TIMEOUT);
    }
}
