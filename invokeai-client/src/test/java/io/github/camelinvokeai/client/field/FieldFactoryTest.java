package io.github.camelinvokeai.client.field;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.Choice;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FieldFactoryTest {

    private static final List<String> STORED = List.of("null", "1", "7.5", "\"text\"", "true", "[]", "{\"key\":\"k\"}");

    private static FieldTemplate template(String node, String field) {
        return NodeSchema.shipped().template(node).orElseThrow().input(field).orElseThrow();
    }

    private static Field field(String node, String field, FormSettings settings) {
        return FieldFactory.create(template(node, field), settings, null);
    }

    @ParameterizedTest
    @CsvSource({
            "string, value, StringField", "add, a, NumberField", "img_blur, radius, NumberField",
            "noise, use_cpu, BooleanField", "blank_image, mode, ChoiceField", "denoise_latents, scheduler, ChoiceField",
            "main_model_loader, model, ModelField", "blank_image, board, BoardField", "img_blur, image, ImageField",
            "blank_image, color, ColorField", "denoise_latents, cfg_scale, ListField", "image_collection, images, AnyField",
            "lora_collection_loader, loras, AnyField", "core_metadata, loras, AnyField" })
    void theClassFollowsFromTheNodeTypeWhateverIsStored(String node, String field, String expected) throws Exception {
        for (String stored : STORED) {
            JsonNode value = Json.mapper().readTree(stored);
            assertThat(FieldFactory.create(template(node, field), FormSettings.NONE, value).getClass().getSimpleName())
                    .isEqualTo(expected);
        }
    }

    @Test
    void aFieldThatNobodyKnowsTakesAnything() {
        assertThat(FieldFactory.create(null, FormSettings.NONE, TextNode.valueOf("x"))).isInstanceOf(AnyField.class);
    }

    @Test
    void theFormNarrowsTheLimitsOfTheServerAndNeverWidensThem() {
        FormSettings narrow = new FormSettings(BigDecimal.TEN, BigDecimal.valueOf(50), List.of());
        FormSettings wide = new FormSettings(BigDecimal.valueOf(-5), new BigDecimal("1e20"), List.of());

        assertThat(((NumberField) field("noise", "seed", narrow)).range().describe()).isEqualTo(">= 10, <= 50");
        assertThat(((NumberField) field("noise", "seed", wide)).range().describe()).isEqualTo(">= 0, <= 4294967295");
        assertThatThrownBy(() -> field("noise", "width", narrow).convert("Width", 20)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("multiple of 8");
    }

    @Test
    void aDropDownListOfTheFormMakesATextAChoice() {
        FormSettings options = new FormSettings(null, null, List.of(new Choice(TextNode.valueOf("v"), "Label")));

        assertThat(field("string", "value", options)).isInstanceOfSatisfying(ChoiceField.class, choice -> {
            assertThat(choice.kind()).isEqualTo(FieldKind.STRING);
            assertThat(choice.choices()).extracting(Choice::label).containsExactly("Label");
        });
    }
}
