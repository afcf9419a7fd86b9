package io.github.camelinvokeai.client.field;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.Cardinality;
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
            "blank_image, color, ColorField", "denoise_latents, cfg_scale, ListField", "image_collection, images, ListField",
            "lora_collection_loader, loras, ListField", "core_metadata, loras, ListField",
            "video_frame_extract, video, ReferenceField",
            "prompt_template, style_preset, ReferenceField", "text_llm_with_preset, system_prompt, ReferenceField",
            "call_saved_workflow, workflow_id, SavedWorkflowField", "float_generator, generator, GeneratorField",
            "denoise_latents, unet, AnyField" })
    void theClassFollowsFromTheNodeTypeWhateverIsStored(String node, String field, String expected) throws Exception {
        for (String stored : STORED) {
            JsonNode value = Json.mapper().readTree(stored);
            assertThat(FieldFactory.create(template(node, field), FormSettings.NONE, value).getClass().getSimpleName())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
            "image_collection, images, COLLECTION, IMAGE, ImageField", "string_batch, strings, COLLECTION, STRING, StringField",
            "integer_collection, collection, COLLECTION, INTEGER, NumberField",
            "float_batch, floats, COLLECTION, FLOAT, NumberField",
            "boolean_collection, collection, COLLECTION, BOOLEAN, BooleanField",
            "video_concat, videos, COLLECTION, VIDEO, ReferenceField",
            "core_metadata, controlnets, COLLECTION, METADATA, MetadataField",
            "lora_collection_loader, loras, SINGLE_OR_COLLECTION, LORA, LoraField",
            "ip_adapter, image, SINGLE_OR_COLLECTION, IMAGE, ImageField" })
    void aListHasTheKindOfItsItems(String node, String field, Cardinality cardinality, FieldKind kind, String item) {
        assertThat(field(node, field, FormSettings.NONE)).isInstanceOfSatisfying(ListField.class, list -> {
            assertThat(list.cardinality()).isEqualTo(cardinality);
            assertThat(list.kind()).isEqualTo(kind);
            assertThat(list.item().getClass().getSimpleName()).isEqualTo(item);
        });
    }

    @Test
    void everyFieldTellsWhatTheFactsSayOfIt() {
        NodeSchema.shipped().templates().values().stream().flatMap(node -> node.inputs().values().stream())
                .forEach(facts -> assertThat(FieldFactory.create(facts, FormSettings.NONE, null)).satisfies(field -> {
                    assertThat(field.kind()).isEqualTo(facts.type().kind());
                    assertThat(field.cardinality()).isEqualTo(facts.type().cardinality());
                    assertThat(field.known()).isTrue();
                    if (facts.type().stateful()) {
                        assertThat(field.choices()).isEqualTo(facts.choices());
                        assertThat(field.range()).isEqualTo(facts.range());
                        assertThat(field.items()).isEqualTo(facts.items());
                        assertThat(field.characters()).isEqualTo(facts.characters());
                        assertThat(field.models()).isEqualTo(facts.models());
                    }
                }));
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
    void theFormNarrowsTheItemsOfListsToo() {
        FormSettings narrow = new FormSettings(BigDecimal.TEN, BigDecimal.valueOf(50), List.of());
        FormSettings options = new FormSettings(null, null, List.of(new Choice(TextNode.valueOf("v"), "Label")));

        assertThat(field("denoise_latents", "cfg_scale", narrow).range().describe()).isEqualTo(">= 10, <= 50");
        assertThat(field("integer_collection", "collection", narrow).range().describe()).isEqualTo(">= 10, <= 50");
        Field words = field("string_collection", "collection", options);
        assertThat(words.choices()).extracting(Choice::label).containsExactly("Label");
        assertThat(Converting.json(words, List.of("v", "Label"))).isEqualTo("[\"v\",\"v\"]");
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
