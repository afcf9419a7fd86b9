package io.github.camelinvokeai.client.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.URIAuthority;

/** Where the server is: scheme, host and an optional path without trailing slash. */
record BaseUrl(HttpHost host, String path) {

    private static final String EXPECTED = "expected a URL such as http://127.0.0.1:9090 or https://host/invoke";

    static BaseUrl parse(String text) {
        URI uri = uri(text == null ? "" : text.strip());
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        require(scheme.equals("http") || scheme.equals("https"), uri, "it must begin with http:// or https://");
        require(uri.getRawAuthority() != null, uri, "it names no host");
        require(uri.getRawQuery() == null && uri.getRawFragment() == null, uri, "it must have no query and no fragment");
        if (uri.getRawAuthority().indexOf('@') >= 0) {
            throw new InvalidOptionException(
                    "The base URL must not hold a user name or password; " + EXPECTED + " and the token option");
        }
        return new BaseUrl(host(scheme, uri), path(uri));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidOptionException("The base URL" + shown(text) + " is not a URL: " + EXPECTED);
        }
    }

    private static void require(boolean condition, URI uri, String fault) {
        if (!condition) {
            throw new InvalidOptionException(
                    "The base URL" + shown(uri.toString()) + " cannot be used: " + fault
                                             + "; " + EXPECTED);
        }
    }

    // What stands before an @ may be a password, what stands in a query a token.
    private static String shown(String text) {
        return text.indexOf('@') >= 0 || text.indexOf('?') >= 0 ? "" : " '" + text + "'";
    }

    // Not from URI.getHost(): that is null for names with an underscore, which container networks have.
    private static HttpHost host(String scheme, URI uri) {
        try {
            return new HttpHost(scheme, URIAuthority.create(uri.getRawAuthority()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new InvalidOptionException("The base URL" + shown(uri.toString()) + " names no usable host: " + EXPECTED, e);
        }
    }

    private static String path(URI uri) {
        return uri.getRawPath().replaceAll("/+$", "");
    }

    /** Method and URL without its query, whose values may be secret. */
    String describe(String method, ApiPath apiPath) {
        return method + " " + this + apiPath.shown();
    }

    @Override
    public String toString() {
        return host.toURI() + path;
    }
}
