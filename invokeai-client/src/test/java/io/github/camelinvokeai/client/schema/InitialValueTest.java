package io.github.camelinvokeai.client.schema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the editor puts into the inputs of a new node, measured on the editor of InvokeAI 6.14.2. */
class InitialValueTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "noise.width | 512", "noise.noise_type | \"SD\"", "denoise_latents.cfg_scale | 7.5",
            "blank_image.color | {\"r\":0,\"g\":0,\"b\":0,\"a\":255}" })
    void isTheDefaultOfTheSchema(String field, String json) {
        assertThat(field(field).initialValue()).hasToString(json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "random_range.seed | 0", "wan_denoise.guidance_scale_low_noise | 0", "compel.prompt | \"\"",
            "core_metadata.hrf_enabled | false", "core_metadata.generation_mode | \"txt2img\"", "save_image.board | \"auto\"",
            "mask_from_id.color | {\"r\":127,\"g\":127,\"b\":127,\"a\":255}", "lora_collection_loader.loras | []",
            "float_generator.generator | {\"type\":\"float_generator_arithmetic_sequence\",\"start\":0,\"step\":0.1,\"count\":10}",
            "integer_generator.generator | {\"type\":\"integer_generator_arithmetic_sequence\",\"start\":0,\"step\":1,\"count\":10}",
            "string_generator.generator | {\"type\":\"string_generator_parse_string\",\"input\":\"foo,bar,baz,qux\",\"splitOn\":\",\"}",
            "image_generator.generator | {\"type\":\"image_generator_images_from_board\",\"category\":\"images\"}",
            "merge_tiles_to_image.blend_mode | \"Seam\"", "string_batch.strings | []", "image_batch.images | []" })
    void isMadeUpWhereTheControlCannotBeEmpty(String field, String json) {
        assertThat(field(field).initialValue()).hasToString(json);
    }

    @ParameterizedTest
    @CsvSource({
            "main_model_loader.model", "img_blur.image", "image_collection.images", "denoise_latents.unet",
            "iterate.collection" })
    void isNothingWhereTheControlCanBeEmptyOrThereIsNone(String field) {
        assertThat(field(field).initialValue()).isNull();
    }

    @Test
    void aSchedulerWithoutADefaultIsTheEditorsOwn() {
        FieldTemplate scheduler = field("denoise_latents.scheduler");
        FieldTemplate without = new FieldTemplate(
                scheduler.name(), scheduler.title(), "", scheduler.type(), scheduler.input(), false, false, null,
                scheduler.range(), scheduler.choices(), scheduler.items(), scheduler.characters(), scheduler.models());
        assertThat(without.initialValue()).hasToString("\"dpmpp_3m_k\"");
    }

    private static FieldTemplate field(String address) {
        String[] parts = address.split("\\.", 2);
        return NodeSchema.shipped().template(parts[0]).orElseThrow().input(parts[1]).orElseThrow();
    }
}
