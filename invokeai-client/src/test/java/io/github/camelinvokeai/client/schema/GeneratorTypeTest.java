package io.github.camelinvokeai.client.schema;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GeneratorTypeTest {

    private static List<GeneratorType> of(String field) {
        return GeneratorType.of(FieldType.single(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "FloatGeneratorField | float_generator_arithmetic_sequence, float_generator_linear_distribution, "
                                          + "float_generator_random_distribution_uniform, float_generator_parse_string",
            "IntegerGeneratorField | integer_generator_arithmetic_sequence, integer_generator_linear_distribution, "
                                                                                                                         + "integer_generator_random_distribution_uniform, integer_generator_parse_string",
            "StringGeneratorField | string_generator_parse_string, string_generator_dynamic_prompts_combinatorial, "
                                                                                                                                                                                                            + "string_generator_dynamic_prompts_random",
            "ImageGeneratorField | image_generator_images_from_board" })
    void eachGeneratorOffersItsTypes(String field, String names) {
        assertThat(of(field)).extracting(GeneratorType::name).containsExactly(names.split(", ", -1));
    }

    @Test
    void nothingElseIsAGenerator() {
        assertThat(of("IntegerField")).isEmpty();
    }

    @Test
    void aNewValueHasTheDefaultsOfTheEditor() {
        assertThat(Stream.of("FloatGeneratorField", "IntegerGeneratorField", "StringGeneratorField")
                .map(field -> of(field).get(2).initialValue().toString())).containsExactly(
                        "{\"type\":\"float_generator_random_distribution_uniform\",\"min\":0,\"max\":1,\"count\":10}",
                        "{\"type\":\"integer_generator_random_distribution_uniform\",\"min\":0,\"max\":10,\"count\":10}",
                        "{\"type\":\"string_generator_dynamic_prompts_random\","
                                                                                                                          + "\"input\":\"a super {cute|ferocious} {dog|cat}\",\"count\":10}");
    }

    @Test
    void onlyDecimalGeneratorsTakeTheirValuesAsTheyAre() {
        assertThat(of("FloatGeneratorField")).allSatisfy(type -> assertThat(type.parameters())
                .extracting(FieldTemplate::name).contains("values"));
        assertThat(of("IntegerGeneratorField")).allSatisfy(type -> assertThat(type.parameters())
                .extracting(FieldTemplate::name).doesNotContain("values"));
    }
}
