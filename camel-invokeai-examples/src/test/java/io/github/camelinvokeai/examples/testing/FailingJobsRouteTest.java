package io.github.camelinvokeai.examples.testing;

import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.error.GraphRefusedException;
import io.github.camelinvokeai.client.error.JobFailedException;
import io.github.camelinvokeai.client.error.QueueFullException;
import io.github.camelinvokeai.component.InvokeAIComponent;
import io.github.camelinvokeai.embedded.EmbeddedInvokeAI;
import io.github.camelinvokeai.embedded.TakenBatch;
import io.github.camelinvokeai.embedded.junit.EmbeddedInvokeAIExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of messages when the GPU runs out of memory, the queue is full or the graph is refused. */
class FailingJobsRouteTest extends CamelTestSupport {

    @RegisterExtension
    static final EmbeddedInvokeAIExtension INVOKEAI = new EmbeddedInvokeAIExtension();

    private final EmbeddedInvokeAI server = INVOKEAI.server();
    private MockEndpoint pictures;
    private MockEndpoint dead;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        InvokeAIComponent invokeai = context.getComponent("invokeai", InvokeAIComponent.class);
        invokeai.getConfiguration().setUrl(server.url());
        invokeai.setWorkflowDirectory("../data/workflows");
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("mock:dead"));
                // A job that failed is tried once more, as a new one; a full queue is asked again for a while.
                onException(JobFailedException.class).maximumRedeliveries(1).redeliveryDelay(10);
                onException(QueueFullException.class).maximumRedeliveries(2).redeliveryDelay(10).asyncDelayedRedelivery();

                from("direct:squares").to("invokeai:workflow?file=cpu-nodes.json&bodyInput=Title").to("mock:pictures");
            }
        };
    }

    @BeforeEach
    void mocks() {
        pictures = getMockEndpoint("mock:pictures");
        dead = getMockEndpoint("mock:dead");
    }

    @Test
    void aNodeThatFailsOnceCostsANewJob() throws Exception {
        server.nodes("img_blur").failsOnce("OutOfMemoryError", "CUDA out of memory");
        pictures.expectedMessageCount(1);
        dead.expectedMessageCount(0);

        template.sendBody("direct:squares", "A square");

        assertAll();
        TakenBatch first = server.takeBatch();
        TakenBatch second = server.takeBatch();
        assertThat(second.batchId()).isNotEqualTo(first.batchId());
        assertThat(second.values()).isEqualTo(first.values());
        assertThat(pictures.getExchanges().get(0).getIn().getHeader("CamelInvokeAIBatchId")).isEqualTo(second.batchId());
    }

    @Test
    void aNodeThatFailsAgainEndsInTheDeadLetters() throws Exception {
        server.nodes("img_blur").fails("OutOfMemoryError", "CUDA out of memory");
        pictures.expectedMessageCount(0);
        dead.expectedBodiesReceived("A square");

        template.sendBody("direct:squares", "A square");

        assertAll();
        assertThat(server.untakenBatches()).isEqualTo(2);
        assertThat(cause(JobFailedException.class).nodeType()).isEqualTo("img_blur");
    }

    @Test
    void aQueueThatIsFullForAWhileOnlyTakesLonger() throws Exception {
        server.fullQueue(2);
        pictures.expectedMessageCount(1);
        dead.expectedMessageCount(0);

        template.sendBody("direct:squares", "A square");

        assertAll();
        assertThat(server.untakenBatches()).isEqualTo(1);
    }

    @Test
    void aQueueThatStaysFullEndsInTheDeadLetters() throws Exception {
        server.fullQueue();
        pictures.expectedMessageCount(0);
        dead.expectedBodiesReceived("A square");

        template.sendBody("direct:squares", "A square");

        assertAll();
        assertThat(server.untakenBatches()).isZero();
        assertThat(cause(QueueFullException.class).requested()).isEqualTo(1);
    }

    @Test
    void aRefusedGraphIsNotTriedAgain() throws Exception {
        server.refuseGraphs(1, "these nodes do not belong together");
        pictures.expectedMessageCount(0);
        dead.expectedMessageCount(1);

        template.sendBody("direct:squares", "A square");

        assertAll();
        assertThat(cause(GraphRefusedException.class)).hasMessageContaining("these nodes do not belong together");
    }

    private <T extends Exception> T cause(Class<T> type) {
        return type.cast(dead.getExchanges().get(0).getProperty(Exchange.EXCEPTION_CAUGHT));
    }

    private void assertAll() throws InterruptedException {
        MockEndpoint.assertIsSatisfied(context, 20, TimeUnit.SECONDS);
    }
}
