package io.github.camelinvokeai.component;

import java.util.List;
import java.util.function.Consumer;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.component.StubServer.Answer;
import io.github.camelinvokeai.component.connection.ClientLease;
import org.apache.camel.CamelContext;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InvokeAIComponentTest extends RouteTest {

    private static final String WORKFLOW = "invokeai:workflow?file=cpu-nodes.json";

    private final StubServer server = StubServer.http(request -> Answer.json("{\"version\":\"6.14.2\"}"));
    private final InvokeAIClient client = InvokeAIClient.create(server.url());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void itsConfigurationIsTheDefaultForEndpointsAndNoneChangesIt() {
        component.getConfiguration().setRuns(2);
        component.getConfiguration().getInputs().put("Width", "64");

        InvokeAIConfiguration one = configuration(WORKFLOW + "&input.Height=48");
        InvokeAIConfiguration two = configuration(WORKFLOW + "&runs=3&input.Width=80");

        assertThat(one.getRuns()).isEqualTo(2);
        assertThat(one.getInputs()).containsEntry("Width", "64").containsEntry("Height", "48");
        assertThat(two.getRuns()).isEqualTo(3);
        assertThat(two.getInputs()).containsEntry("Width", "80").doesNotContainKey("Height");
        assertThat(component.getConfiguration().getInputs()).hasSize(1);
    }

    @Test
    void endpointsThatGoTheSameWayShareAClient() {
        try (ClientLease one = lease(WORKFLOW); ClientLease two = lease("invokeai:events");
             ClientLease other = lease(WORKFLOW + "&token=t")) {
            assertThat(two.client()).isSameAs(one.client());
            assertThat(other.client()).isNotSameAs(one.client());
            assertThat(component.openClients()).isEqualTo(2);
        }
        assertThat(component.openClients()).isZero();
    }

    @Test
    void theOnlyClientOfTheRegistryIsUsedAndNeverClosed() throws Exception {
        try (DefaultCamelContext wired = wired()) {
            try (ClientLease lease = lease(wired, WORKFLOW)) {
                assertThat(lease.client()).isSameAs(client);
            }
            assertThat(component.openClients()).isZero();
        }
        assertThat(client.serverVersion()).isEqualTo("6.14.2");
    }

    @Test
    void anEndpointWithAServerOfItsOwnGoesThereDespiteTheClientOfTheComponentOrTheRegistry() throws Exception {
        try (DefaultCamelContext wired = wired()) {
            for (InvokeAIClient ofTheComponent : new InvokeAIClient[] { null, client }) {
                component.getConfiguration().setClient(ofTheComponent);
                for (String way : new String[] { "&url=http://gpu.example", "&token=t", "&http.connectTimeout=5000" }) {
                    try (ClientLease lease = lease(wired, WORKFLOW + way)) {
                        assertThat(lease.client()).as(way).isNotSameAs(client);
                    }
                }
            }
            try (ClientLease lease = lease(wired, WORKFLOW + "&runs=2")) {
                assertThat(lease.client()).isSameAs(client);
            }
        }
    }

    @Test
    void theServerThatTheComponentWasToldGoesBeforeTheClientOfTheRegistry() throws Exception {
        try (DefaultCamelContext wired = wired()) {
            component.getConfiguration().setUrl("http://127.0.0.1:9");

            try (ClientLease lease = lease(wired, WORKFLOW)) {
                assertThat(lease.client().url()).hasToString("http://127.0.0.1:9");
            }
            try (ClientLease lease = lease(wired, WORKFLOW + "&client=#mine")) {
                assertThat(lease.client()).isSameAs(client);
            }
        }
    }

    @Test
    void aTokenOrHttpOptionsOfTheComponentGoBeforeTheClientOfTheRegistry() throws Exception {
        List<Consumer<InvokeAIConfiguration>> ways = List.of(
                options -> options.setToken("t"), options -> options.setSslContextParameters(new SSLContextParameters()),
                options -> options.getHttpOptions().put("connectTimeout", "5000"));
        for (Consumer<InvokeAIConfiguration> way : ways) {
            try (DefaultCamelContext wired = wired()) {
                way.accept(component.getConfiguration());

                try (ClientLease lease = lease(wired, WORKFLOW)) {
                    assertThat(lease.client()).isNotSameAs(client);
                }
            }
        }
    }

    @Test
    void aComponentThatIsGivenBothAClientAndAServerIsRefused() {
        component.getConfiguration().setClient(client);

        assertThatThrownBy(() -> configuration(WORKFLOW)).isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContainingAll("Option client of the component excludes", "url", "token", "http.*");
    }

    @Test
    void theClientOfTheRegistryIsLeftAloneIfAutowiringIsOff() throws Exception {
        try (DefaultCamelContext wired = wired()) {
            component.setAutowiredEnabled(false);

            try (ClientLease lease = lease(wired, WORKFLOW)) {
                assertThat(lease.client()).isNotSameAs(client);
            }
        }
    }

    @Test
    void severalClientsInTheRegistryAreNotGuessedAt() throws Exception {
        try (DefaultCamelContext wired = wired(); InvokeAIClient other = InvokeAIClient.create("http://127.0.0.1:9")) {
            wired.getRegistry().bind("other", other);

            try (ClientLease lease = lease(wired, WORKFLOW)) {
                assertThat(lease.client()).isNotSameAs(client).isNotSameAs(other);
            }
        }
    }

    @Test
    void theTlsSettingsOfTheContextAreUsedOnlyIfAskedFor() {
        context.setSSLContextParameters(new SSLContextParameters());

        try (ClientLease one = lease(WORKFLOW)) {
            component.setUseGlobalSslContextParameters(true);
            try (ClientLease two = lease(WORKFLOW)) {
                assertThat(two.client()).isNotSameAs(one.client());
            }
        }
    }

    /** With a client in the registry, and a component that was told of no server. */
    private DefaultCamelContext wired() {
        DefaultCamelContext wired = new DefaultCamelContext();
        wired.getRegistry().bind("mine", client);
        wired.start();
        component = wired.getComponent("invokeai", InvokeAIComponent.class);
        return wired;
    }

    private static ClientLease lease(CamelContext context, String uri) {
        return context.getEndpoint(uri, InvokeAIEndpoint.class).lease();
    }

    private ClientLease lease(String uri) {
        return component.lease(configuration(uri));
    }

    private InvokeAIConfiguration configuration(String uri) {
        return context.getEndpoint(uri, InvokeAIEndpoint.class).getConfiguration();
    }
}
