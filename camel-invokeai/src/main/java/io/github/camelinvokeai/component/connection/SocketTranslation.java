package io.github.camelinvokeai.component.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.events.SocketSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * Says to the event socket, which camel-http knows nothing of, what camel-http's options say about TLS, proxy and the
 * basic authentication of a gateway.
 */
final class SocketTranslation {

    private final CamelContext context;
    private final HttpEndpoint http;

    SocketTranslation(CamelContext context, HttpEndpoint http) {
        this.context = context;
        this.http = http;
    }

    SocketSettings settings(ConnectionSettings settings) {
        ProxyOptions proxy = ProxyOptions.of(context, settings.httpOptions(), http.getComponent());
        boolean proxied = proxy != null && !proxy.bypassedFor(URI.create(settings.url()).getHost());
        SSLContextParameters tls = tls(settings);
        return new SocketSettings(
                tls == null ? null : socketFactory(tls), tls == null ? null : trustManager(tls), verifier(settings),
                proxied ? address(proxy) : withoutProxy(settings),
                proxied ? proxy.user() : null, proxied ? proxy.password() : null,
                basicAuthentication(settings));
    }

    /** A token takes the same header, with the socket as with HTTP, and goes before a gateway's password. */
    private static Map<String, String> basicAuthentication(ConnectionSettings settings) {
        Map<String, Object> options = settings.httpOptions();
        boolean basic = "Basic".equalsIgnoreCase(String.valueOf(options.get("authMethod")))
                && options.containsKey("authUsername") && options.containsKey("authPassword");
        if (!basic || settings.token() != null) {
            return Map.of();
        }
        String login = options.get("authUsername") + ":" + options.get("authPassword");
        String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        return Map.of("Authorization", "Basic " + encoded);
    }

    private SSLContextParameters tls(ConnectionSettings settings) {
        if (settings.sslContextParameters() != null) {
            return settings.sslContextParameters();
        }
        Object option = settings.httpOptions().get("sslContextParameters");
        return option == null ? componentTls() : referred(option, SSLContextParameters.class);
    }

    private SSLContextParameters componentTls() {
        HttpComponent component = http.getComponent();
        if (component.getSslContextParameters() != null || !component.isUseGlobalSslContextParameters()) {
            return component.getSslContextParameters();
        }
        return context.getSSLContextParameters();
    }

    private static Proxy address(ProxyOptions proxy) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port()));
    }

    /** camel-http heeds the JVM's proxy settings only if told so; the socket would always. */
    private Proxy withoutProxy(ConnectionSettings settings) {
        Object option = settings.httpOptions().get("useSystemProperties");
        boolean jvm = option == null
                ? http.getComponent().isUseSystemProperties() : Boolean.parseBoolean(option.toString());
        return jvm ? null : Proxy.NO_PROXY;
    }

    private HostnameVerifier verifier(ConnectionSettings settings) {
        Object option = settings.httpOptions().get("x509HostnameVerifier");
        return option == null ? http.getComponent().getX509HostnameVerifier() : referred(option, HostnameVerifier.class);
    }

    private <T> T referred(Object option, Class<T> type) {
        return type.isInstance(option)
                ? type.cast(option) : EndpointHelper.resolveReferenceParameter(context, option.toString(), type);
    }

    private SSLSocketFactory socketFactory(SSLContextParameters tls) {
        try {
            return tls.createSSLContext(context).getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    private X509TrustManager trustManager(SSLContextParameters tls) {
        try {
            TrustManager[] managers = tls.getTrustManagers() == null ? null : tls.getTrustManagers().createTrustManagers();
            return x509(managers == null ? defaults() : managers);
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    private static TrustManager[] defaults() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return factory.getTrustManagers();
    }

    private static X509TrustManager x509(TrustManager[] managers) throws GeneralSecurityException {
        return Arrays.stream(managers).filter(X509TrustManager.class::isInstance).map(X509TrustManager.class::cast)
                .findFirst().orElseThrow(() -> new GeneralSecurityException("There is no trust manager for X.509"));
    }

    private static InvalidOptionException unusable(Exception e) {
        return new InvalidOptionException("The sslContextParameters cannot be used for the event socket", e);
    }
}
