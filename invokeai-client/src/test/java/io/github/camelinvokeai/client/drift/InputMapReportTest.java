package io.github.camelinvokeai.client.drift;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.drift.EditedWorkflow.everyKind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InputMapReportTest {

    private final InputMapReport broken = report(
            everyKind().rename("words.value", "Positive").hide("old.value").show("grain.height").makeAnew("order", "order-2"));

    @Test
    void readsAsAListWithWhatBreaksMarked() {
        assertThat(broken.toString().lines()).containsExactly(
                "JSON tree: 1 missing, 1 new, 1 readdressed, 1 renamed, 11 unchanged",
                "  breaks   Prompt (6, words.value): renamed to 'Positive'",
                "  differs  Scheduler (10, order.scheduler): its node is gone; taken for it is order-2.scheduler, "
                                                                             + "of the same label and type",
                "  breaks   Amount (13, old.value): missing", "  differs  Height (13, grain.height): new",
                "  warning  $.nodes[?(@.id == 'order')].data.inputs['scheduler'].value: leads nowhere in the newer file");
    }

    @Test
    void refusesAWorkflowThatBreaksWhatTheMapPromises() {
        assertThatThrownBy(broken::requireCompatible)
                .isInstanceOfSatisfying(InputDriftException.class, e -> assertThat(e.report()).isSameAs(broken))
                .hasMessage("Workflow JSON tree does not have the inputs that its input map promises: "
                            + "Prompt (6, words.value): renamed to 'Positive'; Amount (13, old.value): missing; "
                            + "adapt those who set them and export the map again, or repair the workflow");
    }

    @Test
    void letsAWorkflowPassThatDoesNot() {
        InputMapReport report = report(everyKind().moveToEnd("photo.image"));

        assertThat(report.breaking()).isEmpty();
        assertThatCode(report::requireCompatible).doesNotThrowAnyException();
    }

    @Test
    void isWrittenForPrograms() {
        ObjectNode json = broken.toJson();

        assertThat(json.path("compatible").booleanValue()).isFalse();
        assertThat(json.path("keys")).map(JsonNode::textValue).containsExactly("label");
        assertThat(json.at("/counts/unchanged").intValue()).isEqualTo(11);
        assertThat(json.path("inputs")).hasSize(15);
        assertThat(json.at("/inputs/6/changes")).map(JsonNode::textValue).containsExactly("renamed");
        assertThat(json.at("/inputs/6/breaking").booleanValue()).isTrue();
        assertThat(json.at("/inputs/6/before/label").textValue()).isEqualTo("Prompt");
        assertThat(json.at("/inputs/6/after/label").textValue()).isEqualTo("Positive");
        assertThat(json.at("/inputs/13/after").isNull()).isTrue();
        assertThat(json.at("/inputs/14/before").isNull()).isTrue();
        assertThat(json.path("warnings")).hasSize(1);
    }

    @Test
    void saysWhatChangedInATypeAndWhichChoicesAreGone() {
        assertThat(report(everyKind().retype("words", "float").store("words.value", 1)).breaking()).map(InputDrift::toString)
                .containsExactly("Prompt (6, words.value): its type is now float, not string");
    }

    private static InputMapReport report(EditedWorkflow newer) {
        return InputMap.of(everyKind().compile(), Set.of(KeyKind.LABEL)).verify(newer.compile());
    }
}
