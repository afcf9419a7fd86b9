package io.github.camelinvokeai.component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelinvokeai.client.error.InputException;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.UnknownInputException;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.apache.camel.Message;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageInputsTest {

    private final WorkflowHandle workflow = Workflows.cpuNodes();
    private final InvokeAIConfiguration options = new InvokeAIConfiguration();
    private final Message message = new DefaultExchange(new DefaultCamelContext()).getMessage();

    @Test
    void aMapBodyHoldsValuesByTheirKeys() {
        message.setBody(Map.of("Title", "two", "1", 64));

        assertThat(title()).isEqualTo("two");
        assertThat(Workflows.sent(filled(), "Width").intValue()).isEqualTo(64);
    }

    @Test
    void anyOtherBodyIsTheValueOfTheBodyInput() {
        options.setBodyInput("Title");
        message.setBody("from the body");

        assertThat(title()).isEqualTo("from the body");
    }

    @Test
    void aMapBodyHoldsValuesEvenIfThereIsABodyInput() {
        options.setBodyInput("Title");
        message.setBody(Map.of("Width", 64));

        assertThat(Workflows.sent(filled(), "Width").intValue()).isEqualTo(64);
        assertThat(title()).isEqualTo("A square");
    }

    @Test
    void withoutBodyInputABodyThatIsNoMapIsNoValue() {
        message.setBody("not asked for");

        assertThat(new MessageInputs(options).addTo(new InputLayers(workflow), message)).isFalse();
    }

    @Test
    void aListOfMapsIsATable() {
        message.setBody(List.of(Map.of("Width", 64), Map.of("Width", 80)));

        assertThat(Workflows.batch(filled()).at("/data/0/0/items")).hasSize(2);
    }

    @Test
    void aListOfMapsIsTheValueOfTheBodyInputIfThereIsOne() {
        options.setBodyInput("Width");
        message.setBody(List.of(Map.of("Height", 64), Map.of("Height", 80)));

        assertThatThrownBy(this::filled).isInstanceOf(InvalidValueException.class).hasMessageContaining("Width");
    }

    @Test
    void anEmptyBodyLeavesTheBodyInputAsItIs() {
        options.setBodyInput("Title");

        assertThat(title()).isEqualTo("A square");
    }

    @Test
    void aHeaderHoldsAMapOfValues() {
        message.setHeader(InvokeAIConstants.INPUTS, Map.of("Title", "from the map header", 1, 64));

        assertThat(title()).isEqualTo("from the map header");
        assertThat(Workflows.sent(filled(), "Width").intValue()).isEqualTo(64);
    }

    @Test
    void aHeaderHoldsOneValue() {
        message.setHeader(InvokeAIConstants.INPUT_PREFIX + "Title", "from a header");

        assertThat(title()).isEqualTo("from a header");
    }

    @Test
    void thePrefixOfAHeaderIsReadWithoutCaseButNotTheKey() {
        message.setHeader("camelinvokeaiinput.Title", "lower prefix");
        assertThat(title()).isEqualTo("lower prefix");

        message.setHeader(InvokeAIConstants.INPUT_PREFIX + "width", 64);
        assertThatThrownBy(this::filled).isInstanceOf(UnknownInputException.class).hasMessageContaining("'width'");
    }

    @Test
    void aHeaderThatIsNullIsNoValue() {
        message.setHeader(InvokeAIConstants.INPUT_PREFIX + "Title", null);

        assertThat(title()).isEqualTo("A square");
    }

    @Test
    void headersGoBeforeTheBodyAndSingleOnesBeforeTheMap() {
        options.setBodyInput("Title");
        options.setInputHeaderPrefix("ivk.");
        message.setBody("body");
        assertThat(title()).isEqualTo("body");

        message.setHeader("ivk.Title", "from outside");
        assertThat(title()).isEqualTo("from outside");

        message.setHeader(InvokeAIConstants.INPUTS, Map.of("Title", "map"));
        assertThat(title()).isEqualTo("map");

        message.setHeader(InvokeAIConstants.INPUT_PREFIX + "0", "single");
        assertThat(title()).isEqualTo("single");
    }

    @Test
    void headersFromOutsideAreNoValuesUnlessAPrefixAdmitsThem() {
        message.setHeader("ivk.Title", "from outside");

        assertThat(title()).isEqualTo("A square");
        options.setInputHeaderPrefix("");
        assertThat(title()).isEqualTo("A square");
    }

    @Test
    void headersFromOutsideNameInputsAndNeverOptions() {
        options.setInputHeaderPrefix("ivk.");
        for (String option : new String[] { "file", "url", "token", "board", "queueId", "client" }) {
            message.setHeader("ivk." + option, "http://elsewhere/");
            assertThatThrownBy(this::filled).isInstanceOf(UnknownInputException.class).hasMessageContaining("'" + option + "'");
            message.removeHeader("ivk." + option);
        }
    }

    @Test
    void aPrefixedHeaderPassesTheFilterOfHttpWhereOurOwnHeadersDoNot() {
        HttpHeaderFilterStrategy http = new HttpHeaderFilterStrategy();

        assertThat(http.applyFilterToExternalHeaders("ivk.Title", "x", message.getExchange())).isFalse();
        assertThat(http.applyFilterToExternalHeaders(InvokeAIConstants.INPUT_PREFIX + "Title", "x", message.getExchange()))
                .isTrue();
        assertThat(http.applyFilterToExternalHeaders(InvokeAIConstants.INPUTS, "x", message.getExchange())).isTrue();
        assertThat(http.applyFilterToCamelHeaders(InvokeAIConstants.BATCH_ID, "x", message.getExchange())).isTrue();
    }

    @Test
    void aMapHeaderThatIsNoMapIsRefusedWithoutItsContent() {
        message.setHeader(InvokeAIConstants.INPUTS, "a prompt of somebody's");

        assertThatThrownBy(this::filled).isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll(InvokeAIConstants.INPUTS, "Map", "java.lang.String")
                .hasMessageNotContaining("somebody");
    }

    @Test
    void aValueForAnInputWithoutNameIsRefused() {
        Map<String, Object> nameless = new HashMap<>();
        nameless.put(null, "x");
        message.setBody(nameless);

        assertThatThrownBy(this::filled).isInstanceOf(InputException.class).hasMessageContaining("without name");
    }

    private String title() {
        return Workflows.sent(filled(), "Title").textValue();
    }

    private Submission filled() {
        InputLayers layers = new InputLayers(workflow);
        new MessageInputs(options).addTo(layers, message);
        Submission submission = workflow.newSubmission();
        layers.applyTo(submission, (input, value) -> value);
        return submission;
    }
}
