package io.github.camelinvokeai.client.field;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.model.ModelInfo;
import io.github.camelinvokeai.client.schema.ModelFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LoraFieldTest {

    private static final ModelFilter LORAS = new ModelFilter(Set.of("sdxl"), Set.of("lora"), Set.of(), Set.of(), Set.of());
    private static final Field LORA = new LoraField(LORAS);
    private static final JsonNode USUAL = new DecimalNode(new BigDecimal("0.75"));

    @Test
    void aTextIsAModelToBeLookedUpWithTheUsualWeight() {
        assertThat(LORA.convert("LoRA", " Detail: more ")).isEqualTo(new FieldValue.LoraByName("Detail: more", USUAL));
        assertThat(LORA.convert("LoRA", "Detail").toApiFormat()).isEmpty();
        assertThat(LORA.models()).isEqualTo(LORAS);
    }

    @Test
    void aNameAndAWeightAreEnough() {
        assertThat(json(LORA, Map.of("name", "Detail", "weight", 1.5)))
                .isEqualTo("{\"lora\":{\"name\":\"Detail\"},\"weight\":1.5}");
        assertThat(json(LORA, "{\"key\":\"k\",\"weight\":\"-0.50\"}")).isEqualTo("{\"lora\":{\"key\":\"k\"},\"weight\":-0.50}");
        assertThat(LORA.convert("LoRA", Map.of("lora", "Detail", "weight", 1)))
                .isEqualTo(new FieldValue.LoraByName("Detail", new DecimalNode(BigDecimal.ONE)));
        assertThat(json(LORA, Map.of("model", Map.of("hash", "h")))).isEqualTo("{\"lora\":{\"hash\":\"h\"},\"weight\":0.75}");
    }

    @Test
    void whatAWorkflowStoresStaysAsItIs() throws Exception {
        String stored
                = "{\"lora\":{\"key\":\"k\",\"hash\":\"h\",\"name\":\"n\",\"base\":\"sdxl\",\"type\":\"lora\"},\"weight\":0.75}";

        assertThat(json(LORA, stored)).isEqualTo(stored);
        assertThat(json(LORA, Json.mapper().readTree(stored))).isEqualTo(stored);
    }

    @Test
    void anInstalledModelHasTheWeightOfItsSettings() throws Exception {
        JsonNode raw = Json.mapper().readTree("{\"default_settings\":{\"weight\":0.4}}");

        assertThat(json(LORA, new ModelInfo("k", "h", "n", "sdxl", "lora", "lycoris", null, raw))).isEqualTo(
                "{\"lora\":{\"key\":\"k\",\"hash\":\"h\",\"name\":\"n\",\"base\":\"sdxl\",\"type\":\"lora\"},\"weight\":0.4}");
        assertThat(json(LORA, new ModelInfo("k", "h", "n", "sdxl", "lora", "lycoris", null, Json.mapper().readTree("{}"))))
                .endsWith("\"weight\":0.75}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "[1]", "{}", "{\"weight\":1}", "{\"name\":\"n\",\"weight\":\"much\"}", "{\"lora\":7}" })
    void whatIsNoLoraIsRefused(String text) {
        assertThatThrownBy(() -> LORA.convert("Style", text)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Style");
    }

    @Test
    void aNumberIsNoLora() {
        assertThatThrownBy(() -> LORA.convert("Style", LongNode.valueOf(7))).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a LoRA: its name, its key");
    }
}
