package io.github.camelinvokeai.client.events;

import java.net.Proxy;
import java.util.Map;

import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;

/**
 * How the event socket gets through to the server. Everything may be null, which means the JVM's own way.
 *
 * @param sslSocketFactory makes the TLS connections; needs {@code trustManager}
 * @param trustManager     the trust manager that {@code sslSocketFactory} was made with
 * @param hostnameVerifier decides whether a certificate is the server's
 * @param proxy            the proxy to go through
 * @param proxyUser        the name to give to the proxy, or null
 * @param proxyPassword    the password to give to the proxy, or null
 * @param headers          sent with every request of the socket, for instance for a gateway in front of the server
 */
public record SocketSettings(SSLSocketFactory sslSocketFactory, X509TrustManager trustManager,
        HostnameVerifier hostnameVerifier, Proxy proxy, String proxyUser, String proxyPassword,
        Map<String, String> headers) {

    public SocketSettings {
        if ((sslSocketFactory == null) != (trustManager == null)) {
            throw new IllegalArgumentException("sslSocketFactory and trustManager belong together: give both or neither");
        }
        headers = headers == null ? Map.of() : Map.copyOf(headers);
    }

    /** Nothing out of the ordinary. */
    public static SocketSettings none() {
        return new SocketSettings(null, null, null, null, null, null, Map.of());
    }

    /** Says what is set, without passwords and header values. */
    @Override
    public String toString() {
        return "SocketSettings[tls=" + (sslSocketFactory != null) + ", proxy=" + (proxy != null) + ", headers="
               + headers.keySet() + "]";
    }
}
