package io.github.camelinvokeai.component.connection;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProxyOptionsTest extends ConnectionTest {

    private static final Map<String, Object> OPTIONS = Map.of("proxyHost", "of-the-endpoint", "proxyPort", "1");

    @Test
    void withoutHostAndPortThereIsNoProxy() {
        assertThat(proxy(Map.of())).isNull();
        assertThat(proxy(Map.of("proxyHost", "alone"))).isNull();
        assertThat(proxy(Map.of("proxyHost", "", "proxyPort", "1"))).isNull();
    }

    @Test
    void theEndpointGoesBeforeTheComponentAndThatBeforeTheContext() {
        context.setGlobalOptions(Map.of("http.proxyHost", "of-the-context", "http.proxyPort", "3"));
        assertThat(proxy(Map.of())).hasToString("ProxyOptions[of-the-context:3]");

        component("http").setProxyHost("of-the-component");
        component("http").setProxyPort(2);
        assertThat(proxy(Map.of())).hasToString("ProxyOptions[of-the-component:2]");
        assertThat(proxy(OPTIONS)).hasToString("ProxyOptions[of-the-endpoint:1]");
    }

    @Test
    void nameAndPasswordComeAlongButAreNotShown() {
        ProxyOptions proxy = ProxyOptions.of(context, Map.of(
                "proxyHost", "h", "proxyPort", 1, "proxyAuthUsername", "user", "proxyAuthPassword", "secret"),
                component("http"));

        assertThat(proxy.user()).isEqualTo("user");
        assertThat(proxy.password()).isEqualTo("secret");
        assertThat(proxy.toString()).doesNotContain("user", "secret");
    }

    @Test
    void hostsMayBeReachedDirectly() {
        ProxyOptions proxy = ProxyOptions.of(context, Map.of(
                "proxyHost", "h", "proxyPort", 1, "nonProxyHosts", "localhost, *.example.org,10.*"), component("http"));

        for (String direct : new String[] { "localhost", "LOCALHOST", "gpu.example.org", "10.0.0.1" }) {
            assertThat(proxy.bypassedFor(direct)).as(direct).isTrue();
        }
        for (String proxied : new String[] { "example.org", "gpuXexample.org", "localhost.example.com", "110.0.0.1" }) {
            assertThat(proxy.bypassedFor(proxied)).as(proxied).isFalse();
        }
        assertThat(proxy(OPTIONS).bypassedFor("localhost")).isFalse();
    }

    private ProxyOptions proxy(Map<String, Object> options) {
        return ProxyOptions.of(context, options, component("http"));
    }
}
