package io.github.camelinvokeai.client.workflow;

import java.util.List;

import io.github.camelinvokeai.client.error.Finding.Kind;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static org.assertj.core.api.Assertions.assertThat;

class ValueRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "noise | width | 100 | RANGE | is 100, but must be > 0, multiple of 8",
            "noise | width | 0 | RANGE | is 0, but must be > 0, multiple of 8",
            "noise | width | 64.5 | VALUE | is 64.5, but must be a whole number",
            "noise | seed | -1 | RANGE | is -1, but must be >= 0, <= 4294967295",
            "noise | seed | 1e999999999 | RANGE | is beyond any range",
            "controlnet | control_weight | [1, 3] | RANGE | has an item (1) that is 3, but must be >= -1, <= 2",
            "denoise_latents | denoising_start | 1.5 | RANGE | is 1.5, but must be >= 0, <= 1" })
    void whatIsOutOfRangeIsAFault(String type, String field, String value, Kind kind, String text) {
        assertThat(ValueRules.fault(template(type, field), json(value))).get().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.text()).isEqualTo(text);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "noise | width | 64", "noise | width | 64.0", "noise | width | \"64\"", "noise | seed | 4294967295",
            "denoise_latents | cfg_scale | 7.5", "denoise_latents | cfg_scale | [7.5, 1]",
            "denoise_latents | scheduler | \"euler\"", "l2i | tile_size | 0", "string | value | \"\"",
            "main_model_loader | model | {\"key\":\"k\"}", "blank_image | color | {\"r\":1}" })
    void whatTheServerTakesIsNone(String type, String field, String value) {
        assertThat(ValueRules.fault(template(type, field), json(value))).isEmpty();
    }

    @Test
    void whatIsNoChoiceIsAFaultThatListsTheChoices() {
        assertThat(ValueRules.fault(template("denoise_latents", "scheduler"), json("'a secret'"))).get().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.CHOICE);
            assertThat(fault.text()).startsWith("is none of the choices, which are ").contains("euler_a")
                    .doesNotContain("secret");
            assertThat(fault.candidates()).contains("euler", "lcm");
        });
    }

    @Test
    void noFieldFindsFaultWithItsOwnDefault() {
        List<String> faults = NodeSchema.shipped().templates().values().stream().flatMap(node -> node.inputs().values().stream()
                .filter(field -> field.initialValue() != null && !field.connectionOnly())
                .filter(field -> ValueRules.fault(field, field.initialValue()).isPresent())
                .map(field -> node.type() + "." + field.name() + " " + field.initialValue())).toList();

        assertThat(faults).as("the editor makes up 0 where a field that has limits has no default")
                .allMatch(fault -> fault.endsWith(" 0") || fault.endsWith(" \"\"") || fault.endsWith(" []")
                        || fault.endsWith("\"dpmpp_3m_k\""));
    }

    private static FieldTemplate template(String type, String field) {
        return NodeSchema.shipped().template(type).orElseThrow().inputs().get(field);
    }
}
