package io.github.camelinvokeai.component;

import java.util.Map;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.InvokeAIException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class InvokeAIEndpointTest extends RouteTest {

    private static final String WORKFLOW = "invokeai:workflow?file=cpu-nodes.json";

    @Test
    void optionsAreReadFromTheUri() {
        InvokeAIConfiguration options = configuration(
                WORKFLOW + "&url=https://gpu.example/invoke&queueId=mine&origin=o&destination=d&board=Best of&createBoard=true"
                                                      + "&bodyInput=Title&inputHeaderPrefix=ivk.&wait=completed&output=bytes"
                                                      + "&jobTimeout=5m&cancelOnTimeout=true&cancelOnFailure=true"
                                                      + "&progressTo=mock:p&runs=3&prepend=true&workerPoolSize=4"
                                                      + "&input.Width=64&input.3=%23ff0000&http.proxyHost=p");

        assertThat(options.getUrl()).isEqualTo("https://gpu.example/invoke");
        assertThat(options.getQueueId()).isEqualTo("mine");
        assertThat(options.getBoard()).isEqualTo("Best of");
        assertThat(options.getOutput()).isEqualTo(OutputKind.bytes);
        assertThat(options.getJobTimeout()).isEqualTo(300_000);
        assertThat(options.getRuns()).isEqualTo(3);
        assertThat(options.getInputs()).isEqualTo(Map.of("Width", "64", "3", "#ff0000"));
        assertThat(options.getHttpOptions()).isEqualTo(Map.of("proxyHost", "p"));
    }

    @Test
    void anUnknownResourceIsRefusedAndTheKnownOnesAreListed() {
        refused("invokeai:workflows?file=a.json", "'workflows'", "invokeai:workflow", "invokeai:events");
        refused("invokeai:?file=a.json");
    }

    @Test
    void unknownOptionsAreRefused() {
        refused(WORKFLOW + "&bord=x", "bord");
        refused(WORKFLOW + "&http.proxyHots=x&http.proxyPort=1", "[proxyHots]");
        refused(WORKFLOW + "&wait=sometime", "sometime");
        refused(WORKFLOW + "&runs=many", "many");
    }

    @Test
    void optionsThatCannotWorkAreRefused() {
        refused("invokeai:workflow", "needs the option file");
        refused("invokeai:workflow?file=", "needs the option file");
        refused(WORKFLOW + "&board=a&boardId=b", "board and boardId exclude each other");
        refused(WORKFLOW + "&createBoard=true", "createBoard needs the option board");
        refused(WORKFLOW + "&createBoard=true&boardId=b", "createBoard needs the option board");
        refused(WORKFLOW + "&runs=0", "runs must be at least 1");
        refused(WORKFLOW + "&jobTimeout=0", "jobTimeout must be greater than 0");
        refused(WORKFLOW + "&workerPoolSize=0", "workerPoolSize must be at least 1");
        refused(WORKFLOW + "&wait=none&output=bytes", "output needs wait=completed");
        refused(WORKFLOW + "&wait=enqueued&output=references", "output needs wait=completed");
    }

    @Test
    void aClientOfOnesOwnAndTheWayToAServerExcludeEachOther() {
        try (InvokeAIClient client = InvokeAIClient.create(url())) {
            context.getRegistry().bind("mine", client);

            for (String way : new String[] { "url=http://gpu", "token=t", "http.proxyHost=p", "sslContextParameters=#tls" }) {
                refused(WORKFLOW + "&client=#mine&" + way, "client", way.replaceAll("=.*", ""));
            }
            assertThat(configuration(WORKFLOW + "&client=#mine").getClient()).isSameAs(client);
        }
    }

    @Test
    void aWorkflowIsSentToAndEventsAreConsumed() {
        assertThatThrownBy(() -> route(from(WORKFLOW, "mock:end"))).hasStackTraceContaining(
                "invokeai:workflow has nothing to consume; use to()");
        assertThatThrownBy(() -> route(from("direct:start", "invokeai:events"))).hasStackTraceContaining(
                "Nothing can be sent to invokeai:events; use from()");
    }

    @Test
    void aRouteWhoseWorkflowIsMissingDoesNotStartAndLeavesNothing() {
        assertThatThrownBy(() -> route(from("direct:start", "invokeai:workflow?file=nowhere.json")))
                .isInstanceOf(FailedToStartRouteException.class).hasRootCauseInstanceOf(InvokeAIException.class)
                .hasStackTraceContaining("nowhere.json");
        assertThat(component.openClients()).isZero();
    }

    @Test
    void aRouteWhoseProgressGoesNowhereDoesNotStartAndLeavesNothing() {
        assertThatThrownBy(() -> route(from("direct:start", WORKFLOW + "&progressTo=nosuch:thing")))
                .hasStackTraceContaining("nosuch");
        assertThat(component.openClients()).isZero();
        await().until(() -> Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .noneMatch(name -> name.contains("InvokeAI") || name.contains("invokeai-")));
    }

    @Test
    void aRouteStartsWithoutItsServer() throws Exception {
        route(from("direct:start", WORKFLOW));

        assertThat(component.openClients()).isEqualTo(1);
    }

    @Test
    void aTokenWithSpecialCharactersIsTakenRaw() {
        assertThat(configuration(WORKFLOW + "&token=RAW(a+b%&c=d)").getToken()).isEqualTo("a+b%&c=d");
        assertThat(configuration(WORKFLOW + "&input.Title=RAW(100% & more)").getInputs())
                .containsEntry("Title", "100% & more");
    }

    @Test
    void placeholdersAreResolvedAlsoInPrefixedOptions() {
        context.getPropertiesComponent().addInitialProperty("size", "64");
        context.getPropertiesComponent().addInitialProperty("secret", "s3cret");
        context.getPropertiesComponent().addInitialProperty("proxy", "p.example");

        InvokeAIConfiguration options
                = configuration(WORKFLOW + "&input.Width={{size}}&token={{secret}}&http.proxyHost={{proxy}}");

        assertThat(options.getInputs()).containsEntry("Width", "64");
        assertThat(options.getToken()).isEqualTo("s3cret");
        assertThat(options.getHttpOptions()).containsEntry("proxyHost", "p.example");
    }

    @Test
    void secretsAreNotShown() {
        InvokeAIEndpoint endpoint = endpoint(
                WORKFLOW + "&token=s3cret&http.authPassword=s3cret&http.proxyAuthPassword=RAW(s3cret)&http.authUsername=me");

        assertThat(endpoint.toString()).contains("token=xxxxxx").doesNotContain("s3cret");
        assertThat(endpoint.getServiceUrl()).doesNotContain("s3cret");
        assertThatThrownBy(() -> endpoint(WORKFLOW + "&token=s3cret&http.authPassword=s3cret&bord=x"))
                .isInstanceOf(ResolveEndpointFailedException.class).message().doesNotContain("s3cret");
    }

    @Test
    void anEndpointTellsWhereItsServerIs() {
        InvokeAIEndpoint endpoint = endpoint(WORKFLOW + "&url=https://gpu.example/invoke");

        assertThat(endpoint.getServiceUrl()).isEqualTo("https://gpu.example/invoke");
        assertThat(endpoint.getServiceProtocol()).isEqualTo("https");
    }

    private void refused(String uri, String... parts) {
        assertThatThrownBy(() -> endpoint(uri)).as(uri).isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContainingAll(parts.length == 0 ? new String[] { "invokeai" } : parts);
    }

    private InvokeAIConfiguration configuration(String uri) {
        return endpoint(uri).getConfiguration();
    }

    private InvokeAIEndpoint endpoint(String uri) {
        return context.getEndpoint(uri, InvokeAIEndpoint.class);
    }

    private static RouteBuilder from(String from, String to) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        };
    }
}
