package io.github.camelinvokeai.component;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.github.camelinvokeai.client.queue.QueueItemStatus;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.spi.TransactedPolicy;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Workflows as steps among Camel's other steps. */
class PatternsIT extends RealServerTest {

    @Test
    void aRouteInYaml() throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes.camel.yaml", """
                - route:
                    from:
                      uri: direct:start
                      steps:
                        - to:
                            uri: invokeai:workflow
                            parameters:
                              file: cpu-nodes.json
                              bodyInput: Title
                              input.Width: 64
                              input.Square color: "#ff0000"
                              input.Keep the size: true
                              jobTimeout: 1m
                        - setHeader:
                            name: width
                            simple:
                              expression: ${body.images[0].output.width}
                """));

        Exchange done = template.request("direct:start", each -> each.getMessage().setBody("in YAML"));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader("width")).isEqualTo(64);
    }

    @Test
    void anEndpointThatTheMessageChooses() throws Exception {
        routes(route -> route.from("direct:start").toD(DIVISION + "&input.Dividend=${header.dividend}"));

        for (int dividend : List.of(8, 12)) {
            Exchange done = template.request("direct:start", each -> each.getMessage().setHeader("dividend", dividend));

            assertThat(done.getException()).isNull();
            assertThat(quotient(done)).isEqualTo(dividend / 3);
        }
        assertThat(component.openClients()).isEqualTo(1);
    }

    @Test
    void aTapThatTheRouteDoesNotWaitFor() throws Exception {
        routes(route -> {
            route.from("direct:start").wireTap("direct:paint").end().setBody(route.constant("gone on"));
            route.from("direct:paint").to(DIVISION).to("mock:painted");
        });
        mock("painted").expectedMessageCount(1);

        assertThat(template.requestBody("direct:start", Map.of("Dividend", 9))).isEqualTo("gone on");

        mock("painted").assertIsSatisfied(60_000);
        assertThat(quotient(mock("painted").getExchanges().get(0))).isEqualTo(3);
    }

    @Test
    void jobsSideBySideWhoseResultsAreGathered() throws Exception {
        routes(route -> route.from("direct:start")
                .split(route.body(), new GroupedBodyAggregationStrategy()).parallelProcessing()
                .to(DIVISION + "&bodyInput=Dividend").end());

        Exchange done = template.request("direct:start", each -> each.getMessage().setBody(List.of(3, 6, 9, 12, 15)));

        assertThat(done.getException()).isNull();
        List<?> results = done.getMessage().getBody(List.class);
        assertThat(results).hasSize(5).allMatch(InvokeAIResult.class::isInstance);
    }

    @Test
    void aQueueInFrontWhoseOneConsumerWaitsForNoJob() throws Exception {
        routes(route -> {
            route.from("seda:jobs?waitForTaskToComplete=Never").to(DIVISION + "&bodyInput=Dividend").to("mock:end");
        });
        mock("end").expectedMessageCount(5);

        for (int i = 1; i <= 5; i++) {
            template.sendBody("seda:jobs", i * 3);
        }

        mock("end").assertIsSatisfied(60_000);
        assertThat(mock("end").getExchanges()).extracting(PatternsIT::quotient).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    }

    @Test
    void aTransactedRouteGoesOnOnItsOwnThread() throws Exception {
        context.getRegistry().bind("required", new OnOneThread());
        routes(route -> route.from("direct:start").transacted("required").process(PatternsIT::noteThread).to(DIVISION)
                .process(PatternsIT::noteThread));

        Exchange done = template.request("direct:start", each -> {
        });

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isInstanceOf(InvokeAIResult.class);
        assertThat(done.getProperty("threads", String.class).split(";")).hasSize(2).containsOnly(
                Thread.currentThread().getName());
    }

    @Test
    void aPictureThatIsAFileForTheRestOfTheRoute() throws Exception {
        routes(route -> route.from("direct:start").to(CPU_NODES + "&input.Width=64").convertBodyTo(File.class)
                .process(each -> assertThat(each.getMessage().getBody(File.class)).isNotEmpty()).to("mock:end"));

        assertThat(template.request("direct:start", each -> {
        }).getException()).isNull();
        assertThat(mock("end").getExchanges().get(0).getMessage().getBody(File.class)).doesNotExist();
    }

    @Test
    void aStepAfterwardsThatFailsDoesNotRunTheJobAgain() throws Exception {
        String origin = UUID.randomUUID().toString();
        routes(route -> route.from("direct:start")
                .errorHandler(route.defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))
                .to(DIVISION + "&origin=" + origin).process(each -> {
                    throw new IllegalStateException("no");
                }));

        Exchange done = template.request("direct:start", each -> {
        });

        assertThat(done.getException()).isInstanceOf(IllegalStateException.class);
        assertThat(server.queue("default").items(server.queue("default").itemIds()))
                .filteredOn(item -> origin.equals(item.origin())).hasSize(1);
    }

    @Test
    void jobsOfTwoRoutesOverOneConnection() throws Exception {
        routes(route -> {
            route.from("direct:one").to(DIVISION + "&wait=enqueued");
            route.from("direct:two").to(DIVISION);
        });

        int first = template.request("direct:one", each -> {
        }).getMessage().getHeader(InvokeAIConstants.ITEM_ID, Integer.class);
        assertThat(template.request("direct:two", each -> {
        }).getException()).isNull();

        await().atMost(Duration.ofSeconds(30)).until(() -> statusOf(first) == QueueItemStatus.COMPLETED);
        assertThat(component.openClients()).isEqualTo(1);
    }

    private static int quotient(Exchange done) {
        return done.getMessage().getBody(InvokeAIResult.class).job().items().get(0).outputs().get(0).result().path("value")
                .intValue();
    }

    private static void noteThread(Exchange exchange) {
        String before = exchange.getProperty("threads", String.class);
        String name = Thread.currentThread().getName();
        exchange.setProperty("threads", before == null ? name : before + ";" + name);
    }

    /** Marks exchanges as a transaction manager does, which is bound to the thread. */
    private static final class OnOneThread implements TransactedPolicy {

        @Override
        public void beforeWrap(Route route, NamedNode definition) {
            // There is nothing to prepare.
        }

        @Override
        public Processor wrap(Route route, Processor processor) {
            return new DelegateAsyncProcessor(processor) {
                @Override
                public void process(Exchange exchange) throws Exception {
                    exchange.getExchangeExtension().setTransacted(true);
                    super.process(exchange);
                }

                @Override
                public boolean process(Exchange exchange, AsyncCallback callback) {
                    exchange.getExchangeExtension().setTransacted(true);
                    return super.process(exchange, callback);
                }
            };
        }
    }
}
