package io.github.camelinvokeai.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.UnknownInputException;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InputLayersTest {

    private final WorkflowHandle workflow = Workflows.cpuNodes();
    private final InputLayers layers = new InputLayers(workflow);

    @Test
    void theLayerAddedLaterGoesFirst() {
        layers.add("options", Map.of("Width", 64, "Height", 48));
        layers.add("headers", Map.of("Width", 80));

        Submission submission = applied();

        assertThat(Workflows.sent(submission, "Width").intValue()).isEqualTo(80);
        assertThat(Workflows.sent(submission, "Height").intValue()).isEqualTo(48);
    }

    @Test
    void layersMayNameTheSameInputInDifferentWays() {
        layers.add("options", Map.of("Width", 64));
        layers.add("body", Map.of("1", 80));
        layers.add("headers", Map.of(workflow.input("Width").address(), 96));

        assertThat(Workflows.sent(applied(), "Width").intValue()).isEqualTo(96);
    }

    @Test
    void oneLayerMayNotGiveAnInputTwoValues() {
        Map<String, Object> contradiction = new LinkedHashMap<>();
        contradiction.put("Width", 64);
        contradiction.put("1", 80);

        assertThatThrownBy(() -> layers.add("Message body", contradiction)).isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll("Message body", "'Width'", "'1'", "same input", workflow.input("Width").address())
                .hasMessageNotContainingAny("64", "80");
    }

    @Test
    void oneLayerMayGiveAnInputTheSameValueTwice() {
        layers.add("body", Map.of("Width", 64, "1", 64));

        assertThat(Workflows.sent(applied(), "Width").intValue()).isEqualTo(64);
    }

    @Test
    void aLaterNullTakesTheValueOfAnEarlierLayerAway() {
        Map<String, Object> cleared = new LinkedHashMap<>();
        cleared.put("Title", null);
        layers.add("options", Map.of("Title", "a square"));
        layers.add("body", cleared);

        assertThat(Workflows.sent(applied(), "Title").isMissingNode()).isTrue();
    }

    @Test
    void aListForAnInputThatTakesOneValueIsGoneThrough() {
        layers.add("body", Map.of("Width", List.of(64, 80)));

        JsonNode data = Workflows.batch(applied()).path("data");

        assertThat(data).hasSize(1);
        assertThat(data.at("/0/0/field_name").asText()).isEqualTo("width");
        assertThat(data.at("/0/0/items").valueStream().map(JsonNode::asInt)).containsExactly(64, 80);
    }

    @Test
    void theRowsOfATableAreOneRunEach() {
        layers.add("options", Map.of("Width", 16, "Height", 32));
        layers.addRows("body", List.of(Map.of("Width", 64, "Title", "one"), Map.of("Width", "80", "Title", "two")));

        JsonNode batch = Workflows.batch(applied());

        assertThat(batch.path("data")).hasSize(1);
        assertThat(batch.at("/data/0").valueStream().map(column -> column.path("items").toString()))
                .containsExactlyInAnyOrder("[64,80]", "[\"one\",\"two\"]");
        assertThat(Workflows.sent(applied(), "Height").intValue()).isEqualTo(32);
    }

    @Test
    void aHeaderGoesBeforeAColumnOfTheTable() {
        layers.addRows("body", List.of(Map.of("Width", 64, "Height", 16), Map.of("Width", 80, "Height", 24)));
        layers.add("headers", Map.of("Height", 48));

        Submission submission = applied();

        assertThat(Workflows.sent(submission, "Height").intValue()).isEqualTo(48);
        assertThat(Workflows.batch(submission).at("/data/0")).hasSize(1);
    }

    @Test
    void aTableNeedsRowsOfTheSameColumns() {
        assertThatThrownBy(() -> layers.addRows("The message body", List.of())).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("without rows");
        assertThatThrownBy(() -> layers.addRows("The message body", List.of(Map.of("Width", 64), Map.of("Height", 64))))
                .isInstanceOf(InvalidValueException.class).hasMessageContaining("row 1 has other columns");
    }

    @Test
    void anUnknownInputIsRefusedAndTheExistingOnesAreListed() {
        assertThatThrownBy(() -> layers.add("body", Map.of("Widht", 64))).isInstanceOf(UnknownInputException.class)
                .hasMessageContainingAll("'Widht'", "Width (1,");
    }

    @Test
    void onlyTheValueThatWinsIsTranslated() {
        layers.add("options", Map.of("Title", "not wanted"));
        layers.add("body", Map.of("Title", "wanted"));

        Submission submission = workflow.newSubmission();
        layers.applyTo(submission, (input, value) -> {
            assertThat(value).isEqualTo("wanted");
            return input.label() + " as " + value;
        });

        assertThat(Workflows.sent(submission, "Title").textValue()).isEqualTo("Title as wanted");
    }

    private Submission applied() {
        Submission submission = workflow.newSubmission();
        layers.applyTo(submission, (input, value) -> value);
        return submission;
    }
}
