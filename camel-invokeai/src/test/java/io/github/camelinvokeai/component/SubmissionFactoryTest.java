package io.github.camelinvokeai.component;

import java.net.URI;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.UnknownInputException;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SubmissionFactoryTest {

    private static final URI SERVER = URI.create("http://127.0.0.1:9");

    private final InvokeAIConfiguration options = new InvokeAIConfiguration();
    private final Exchange exchange = new DefaultExchange(studio());

    @Test
    void optionsGoBehindTheBodyAndTheBodyBehindHeaders() {
        options.getInputs().putAll(Map.of("Title", "option", "Width", 64, "Height", 48));
        exchange.getMessage().setBody(Map.of("Title", "body", "Height", 96));
        exchange.getMessage().setHeader(InvokeAIConstants.INPUT_PREFIX + "Title", "header");

        Submission submission = create("r");

        assertThat(Workflows.sent(submission, "Title").textValue()).isEqualTo("header");
        assertThat(Workflows.sent(submission, "Height").intValue()).isEqualTo(96);
        assertThat(Workflows.sent(submission, "Width").intValue()).isEqualTo(64);
    }

    @Test
    void theOptionsOfTheBatchAreThoseOfTheEndpoint() {
        options.setQueueId("mine");
        options.setRuns(3);
        options.setPrepend(true);
        options.setOrigin("o");
        options.setDestination("d");

        Submission submission = create("r");

        assertThat(submission.queueId()).isEqualTo("mine");
        assertThat(submission.prepend()).isTrue();
        JsonNode batch = Workflows.batch(submission);
        assertThat(batch.path("runs").intValue()).isEqualTo(3);
        assertThat(batch.path("origin").textValue()).isEqualTo("o");
        assertThat(batch.path("destination").textValue()).isEqualTo("d");
    }

    @Test
    void theOriginTellsContextAndRouteUnlessGiven() {
        assertThat(create("painting").origin()).isEqualTo("camel:studio:painting");
        assertThat(create(null).origin()).isEqualTo("camel:studio");
        exchange.getExchangeExtension().setFromRouteId("from-here");
        assertThat(create(null).origin()).isEqualTo("camel:studio:from-here");
    }

    @Test
    void everySubmissionHasABatchIdOfItsOwn() {
        exchange.getMessage().setHeader(InvokeAIConstants.BATCH_ID, "of the job before");

        assertThat(create("r").batchId()).isNotEqualTo("of the job before").isNotEqualTo(create("r").batchId());
    }

    @Test
    void aBoardIsForOutputNodesThatHaveNone() {
        options.setBoardId("b-7");
        assertThat(Workflows.sent(create("r"), "Board").path("board_id").textValue()).isEqualTo("b-7");

        exchange.getMessage().setHeader(InvokeAIConstants.INPUT_PREFIX + "Board", Map.of("board_id", "own"));
        assertThat(Workflows.sent(create("r"), "Board").path("board_id").textValue()).isEqualTo("own");
    }

    @Test
    void anOptionThatNamesNoInputIsFoundBeforeThereIsAMessage() {
        options.getInputs().put("Promt", "a harbour");

        assertThatThrownBy(this::factory).isInstanceOf(UnknownInputException.class).hasMessageContaining("'Promt'");
    }

    @Test
    void anOptionWhoseValueDoesNotFitIsFoundBeforeThereIsAMessage() {
        options.getInputs().put("Width", "wide");

        assertThatThrownBy(this::factory).isInstanceOf(InvalidValueException.class).hasMessageContaining("Width");
    }

    @Test
    void optionsThatContradictEachOtherAreFoundBeforeThereIsAMessage() {
        options.getInputs().putAll(Map.of("Width", "64", "1", "80"));

        assertThatThrownBy(this::factory).isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll("Options input.*", "'Width'", "'1'");
    }

    @Test
    void aBodyInputThatIsNoneIsFoundBeforeThereIsAMessage() {
        options.setBodyInput("Promt");

        assertThatThrownBy(this::factory).isInstanceOf(UnknownInputException.class).hasMessageContaining("'Promt'");
    }

    @Test
    void aWorkflowThatCannotBeRunIsRefusedWithItsProblems() {
        WorkflowHandle broken = WorkflowHandle.compile(
                WorkflowDefinition.fromJson("{\"name\":\"notes only\",\"nodes\":[],\"edges\":[]}"), NodeSchema.shipped());

        assertThatThrownBy(() -> new SubmissionFactory(broken, options, SERVER)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContainingAll("notes only", "cannot be run", "no node that runs");
    }

    private static CamelContext studio() {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setName("studio");
        return context;
    }

    private Submission create(String routeId) {
        return factory().create(exchange, routeId);
    }

    private SubmissionFactory factory() {
        return new SubmissionFactory(Workflows.cpuNodes(), options, SERVER);
    }
}
