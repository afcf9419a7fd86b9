package io.github.camelinvokeai.client.schema;

import java.math.BigDecimal;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What the shipped facts say about inputs of InvokeAI 6.14.2 that stand for many. */
class ShippedFieldsTest {

    @ParameterizedTest
    @CsvSource({
            "compel.prompt, STRING", "noise.seed, INTEGER", "denoise_latents.steps, INTEGER", "sub.a, INTEGER",
            "denoise_latents.denoising_start, FLOAT", "noise.use_cpu, BOOLEAN", "img_resize.resample_mode, ENUM",
            "denoise_latents.scheduler, SCHEDULER", "anima_denoise.scheduler, ENUM", "main_model_loader.model, MODEL",
            "save_image.board, BOARD", "img_resize.image, IMAGE", "blank_image.color, COLOR",
            "string_collection.collection, STRING",
            "call_saved_workflow.workflow_id, SAVED_WORKFLOW", "lora_collection_loader.loras, LORA",
            "denoise_latents.unet, ANY" })
    void kind(String field, FieldKind kind) {
        assertThat(field(field).type().kind()).isEqualTo(kind);
    }

    @Test
    void aNode() {
        NodeTemplate node = node("noise");
        assertThat(node.title()).isEqualTo("Create Latent Noise");
        assertThat(node.version()).isNotEmpty();
        assertThat(node.category()).isEqualTo("latents");
        assertThat(node.outputType()).isEqualTo("noise_output");
        assertThat(node.useCache()).isTrue();
        assertThat(node.inputs().keySet()).containsExactly("noise_type", "seed", "width", "height", "use_cpu");
        assertThat(node.outputs().keySet()).containsExactly("noise", "width", "height");
        assertThat(node.outputs().get("width")).isEqualTo(FieldType.single("IntegerField"));
        assertThat(node.input("seed")).isPresent();
        assertThat(node.input("type")).isEmpty();
    }

    @Test
    void markersOfTheNodeAreNoInputs() {
        assertThat(node("denoise_latents").inputs()).doesNotContainKeys("id", "type", "use_cache", "is_intermediate");
        assertThat(node("iterate").inputs().keySet()).containsExactly("collection");
    }

    @Test
    void onlyCoreMetadataAcceptsExtraInputs() {
        assertThat(NodeSchema.shipped().templates().values().stream().filter(NodeTemplate::acceptsExtraInputs)
                .map(NodeTemplate::type)).containsExactly("core_metadata");
    }

    @Test
    void iterateIsNotCached() {
        assertThat(node("iterate").useCache()).isFalse();
    }

    @Test
    void aRequiredInputHasNoDefault() {
        FieldTemplate model = field("main_model_loader.model");
        assertThat(model.required()).isTrue();
        assertThat(model.defaultValue()).isNull();
        assertThat(model.title()).isEqualTo("Model");
    }

    @Test
    void anOptionalInputHasItsDefault() {
        FieldTemplate steps = field("denoise_latents.steps");
        assertThat(steps.required()).isFalse();
        assertThat(steps.defaultValue().intValue()).isEqualTo(10);
        assertThat(steps.title()).isEqualTo("Steps");
        assertThat(steps.description()).isNotEmpty();
    }

    @Test
    void aDefaultCannotBeChangedThroughTheTemplate() {
        ObjectNode color = (ObjectNode) field("blank_image.color").defaultValue();
        color.put("r", 99);
        assertThat(field("blank_image.color").defaultValue().get("r").intValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "noise.seed | >= 0, <= 4294967295", "noise.width | > 0, multiple of 8", "denoise_latents.steps | > 0",
            "denoise_latents.denoising_start | >= 0, <= 1", "gemini_image_generation.temperature | >= 0, <= 2",
            "lscale.scale_factor | > 0", "crop_latents.width | >= 1, multiple of 8",
            "controlnet.control_weight | >= -1, <= 2", "add.a | ''" })
    void range(String field, String range) {
        assertThat(field(field).range().describe()).isEqualTo(range);
    }

    @Test
    void limitsOfLists() {
        assertThat(field("flux_kontext_image_prep.images").items()).isEqualTo(new SizeLimits(1, 10));
        assertThat(field("llava_onevision_vllm.images").items()).isEqualTo(new SizeLimits(null, 3));
        assertThat(field("string_collection.collection").items()).isEqualTo(SizeLimits.UNLIMITED);
    }

    @Test
    void schedulersHaveThirtyOneChoices() {
        assertThat(field("denoise_latents.scheduler").choices()).hasSize(31).extracting(Choice::text)
                .startsWith("ddim", "ddpm", "deis").contains("er_sde", "euler_a");
    }

    @Test
    void choicesHaveLabels() {
        assertThat(field("anima_denoise.scheduler").choices()).extracting(Choice::text, Choice::label)
                .contains(tuple("heun", "Heun (2nd order)"));
        assertThat(field("img_resize.resample_mode").choices()).allMatch(choice -> choice.label().equals(choice.text()));
    }

    @Test
    void choicesOfNumbersStayNumbers() {
        FieldTemplate length = field("flux_text_encoder.t5_max_seq_len");
        assertThat(length.type().kind()).isEqualTo(FieldKind.ENUM);
        assertThat(length.choices()).extracting(choice -> choice.value().isInt()).containsExactly(true, true);
        assertThat(length.choices()).extracting(Choice::text).containsExactly("256", "512");
    }

    @Test
    void aSingleConstantIsAChoice() {
        assertThat(field("flux_ip_adapter.clip_vision_model").choices()).extracting(Choice::text).containsExactly("ViT-L");
    }

    @Test
    void modelFilters() {
        assertThat(field("main_model_loader.model").models())
                .isEqualTo(new ModelFilter(Set.of("sd-1", "sd-2"), Set.of("main"), Set.of(), Set.of(), Set.of()));
        assertThat(field("sd3_model_loader.clip_g_model").models().variants()).containsExactly("gigantic");
        assertThat(field("gemini_image_generation.model").models().providerIds()).containsExactly("gemini");
        assertThat(field("gemini_image_generation.model").models().formats()).containsExactly("external_api");
        assertThat(field("model_identifier.model").models()).isEqualTo(ModelFilter.EVERY_MODEL);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "denoise_latents.unet", "save_image.metadata", "if.true_input", "collect.item", "iterate.collection",
            "workflow_return.values" })
    void valuesThatOnlyComeOverEdges(String field) {
        assertThat(field(field).connectionOnly()).isTrue();
    }

    @Test
    void aTypeWithoutControlIsConnectionOnlyWhateverItsMode() {
        assertThat(field("if.true_input").type()).isEqualTo(FieldType.single("AnyField"));
        assertThat(field("if.true_input").input()).isEqualTo(InputMode.ANY);
    }

    @Test
    void oneNumberOrAListIsANumberToTheCaller() {
        FieldTemplate scale = field("denoise_latents.cfg_scale");
        assertThat(scale.type()).isEqualTo(new FieldType("FloatField", Cardinality.SINGLE_OR_COLLECTION));
        assertThat(scale.connectionOnly()).isFalse();
        assertThat(scale.defaultValue().decimalValue()).isEqualByComparingTo(new BigDecimal("7.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "image_batch.images", "string_batch.strings", "integer_batch.integers", "float_batch.floats",
            "image_generator.generator", "string_generator.generator", "integer_generator.generator",
            "float_generator.generator" })
    void inputsOfBatchAndGeneratorNodesAreSettable(String field) {
        assertThat(field(field).connectionOnly()).isFalse();
        assertThat(field(field).type().stateful()).isTrue();
    }

    @Test
    void aFieldTheEditorCannotReadIsLeftOut() {
        assertThat(node("call_saved_workflow").inputs()).containsKey("workflow_id").doesNotContainKey("workflow_inputs");
    }

    private static NodeTemplate node(String type) {
        return NodeSchema.shipped().template(type).orElseThrow();
    }

    private static FieldTemplate field(String path) {
        int dot = path.indexOf('.');
        return node(path.substring(0, dot)).input(path.substring(dot + 1)).orElseThrow();
    }
}
