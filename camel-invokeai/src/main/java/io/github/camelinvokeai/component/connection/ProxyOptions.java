package io.github.camelinvokeai.component.connection;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;

/**
 * The HTTP proxy that camel-http goes through for an endpoint.
 *
 * @param user     the name for the proxy, or null
 * @param password the password for the proxy, or null
 * @param notFor   hosts that are reached directly: comma-separated, {@code *} stands for anything; or null
 */
record ProxyOptions(String host, int port, String user, String password, String notFor) {

    /** The endpoint's options before the component's before the context's; null for no proxy. */
    @SuppressWarnings("deprecation") // camel-http still heeds its old names of host and port, and first
    static ProxyOptions of(CamelContext context, Map<String, Object> options, HttpComponent component) {
        Function<String, Object> of = options::get;
        Object host = first(of.apply("proxyAuthHost"), of.apply("proxyHost"), component.getProxyAuthHost(),
                component.getProxyHost(), context.getGlobalOption("http.proxyHost"));
        Object port = first(of.apply("proxyAuthPort"), of.apply("proxyPort"), component.getProxyAuthPort(),
                component.getProxyPort(), context.getGlobalOption("http.proxyPort"));
        if (host == null || port == null) {
            return null;
        }
        return new ProxyOptions(
                host.toString(), Integer.parseInt(port.toString()),
                text(first(of.apply("proxyAuthUsername"), component.getProxyAuthUsername())),
                text(first(of.apply("proxyAuthPassword"), component.getProxyAuthPassword())),
                text(first(of.apply("nonProxyHosts"), component.getNonProxyHosts())));
    }

    boolean bypassedFor(String target) {
        return notFor != null && Arrays.stream(notFor.split(",")).map(String::strip)
                .anyMatch(pattern -> target.matches("(?i)" + Pattern.quote(pattern).replace("*", "\\E.*\\Q")));
    }

    private static Object first(Object... candidates) {
        return Arrays.stream(candidates).filter(each -> each != null && !each.toString().isBlank()).findFirst().orElse(null);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** Without name and password. */
    @Override
    public String toString() {
        return "ProxyOptions[" + host + ":" + port + "]";
    }
}
