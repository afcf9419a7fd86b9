package io.github.camelinvokeai.client.http;

import java.net.URI;
import java.util.function.Supplier;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.net.URIAuthority;

/** Builds the requests: address, token and settings. */
final class Requests {

    private final BaseUrl baseUrl;
    private final Supplier<String> token;
    private final RequestConfig config;

    Requests(BaseUrl baseUrl, Supplier<String> token, RequestConfig config) {
        this.baseUrl = baseUrl;
        this.token = token;
        this.config = config;
    }

    HttpUriRequestBase request(String method, ApiPath path, Query query, HttpEntity body) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, URI.create(baseUrl.path() + path + query.encoded()));
        request.setScheme(baseUrl.host().getSchemeName());
        request.setAuthority(new URIAuthority(baseUrl.host()));
        request.setConfig(config);
        request.setEntity(body);
        authorize(request);
        return request;
    }

    private void authorize(HttpUriRequestBase request) {
        String value = token.get();
        if (value == null || value.isBlank()) {
            return;
        }
        if (value.strip().chars().anyMatch(c -> c <= ' ' || c >= 127)) {
            throw new InvalidOptionException("The token holds characters that no token has; it is not shown here");
        }
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + value.strip());
    }
}
