package io.github.camelinvokeai.component;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.component.StubServer.Answer;
import io.github.camelinvokeai.component.connection.ClientLease;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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
        try (DefaultCamelContext wired = new DefaultCamelContext()) {
            wired.getRegistry().bind("mine", client);
            wired.start();
            component = wired.getComponent("invokeai", InvokeAIComponent.class);

            try (ClientLease lease = component.lease(wired.getEndpoint(WORKFLOW, InvokeAIEndpoint.class).getConfiguration())) {
                assertThat(lease.client()).isSameAs(client);
            }
            assertThat(component.openClients()).isZero();
        }
        assertThat(client.serverVersion()).isEqualTo("6.14.2");
    }

    @Test
    void anEndpointWithAServerOfItsOwnGoesThereDespiteTheClientOfTheRegistry() {
        component.getConfiguration().setClient(client);

        for (String way : new String[] { "&url=http://gpu.example", "&token=t", "&http.connectTimeout=5000" }) {
            try (ClientLease lease = lease(WORKFLOW + way)) {
                assertThat(lease.client()).as(way).isNotSameAs(client);
            }
        }
        try (ClientLease lease = lease(WORKFLOW + "&runs=2")) {
            assertThat(lease.client()).isSameAs(client);
        }
    }

    @Test
    void severalClientsInTheRegistryAreNotGuessedAt() throws Exception {
        try (DefaultCamelContext wired = new DefaultCamelContext()) {
            wired.getRegistry().bind("mine", client);
            wired.getRegistry().bind("other", InvokeAIClient.create("http://127.0.0.1:9"));
            wired.start();

            assertThat(wired.getComponent("invokeai", InvokeAIComponent.class).getConfiguration().getClient()).isNull();
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

    private ClientLease lease(String uri) {
        return component.lease(configuration(uri));
    }

    private InvokeAIConfiguration configuration(String uri) {
        return context.getEndpoint(uri, InvokeAIEndpoint.class).getConfiguration();
    }
}
