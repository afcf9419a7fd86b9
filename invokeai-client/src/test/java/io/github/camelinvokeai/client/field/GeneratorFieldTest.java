package io.github.camelinvokeai.client.field;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.GeneratorType;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GeneratorFieldTest {

    private static Field generator(String kind) {
        return FieldFactory.create(
                NodeSchema.shipped().template(kind + "_generator").orElseThrow().input("generator").orElseThrow(),
                FormSettings.NONE, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "float | {'type':'float_generator_arithmetic_sequence','start':0.5,'step':0,'count':3,'values':[1,2.50]}",
            "float | {'type':'float_generator_linear_distribution','start':0,'end':1,'count':3}",
            "float | {'type':'float_generator_random_distribution_uniform','min':0,'max':1,'count':3,'seed':null}",
            "float | {'type':'float_generator_parse_string','input':'0.1, 0.2','splitOn':''}",
            "integer | {'type':'integer_generator_arithmetic_sequence','start':-5,'step':5,'count':3}",
            "integer | {'type':'integer_generator_linear_distribution','start':0,'end':4294967295,'count':3}",
            "integer | {'type':'integer_generator_random_distribution_uniform','min':0,'max':9,'count':3,'seed':7}",
            "integer | {'type':'integer_generator_parse_string','input':'1,2','splitOn':','}",
            "string | {'type':'string_generator_parse_string','input':'a','splitOn':'n','more':true}",
            "string | {'type':'string_generator_dynamic_prompts_combinatorial','input':'a {b}','maxPrompts':1}",
            "string | {'type':'string_generator_dynamic_prompts_random','input':'a {b}','count':1,'seed':1}",
            "image | {'type':'image_generator_images_from_board','board_id':'b','category':'assets'}" })
    void whatAWorkflowStoresStaysAsItIs(String kind, String stored) throws Exception {
        String json = stored.replace('\'', '"');

        assertThat(json(generator(kind), json)).isEqualTo(json);
        assertThat(json(generator(kind), Json.mapper().readTree(json))).isEqualTo(json);
    }

    @Test
    void theShortNameOfATypeAndSomeParametersAreEnough() {
        assertThat(json(generator("integer"), "{\"type\":\"linear_distribution\",\"count\":\"4\"}")).isEqualTo(
                "{\"type\":\"integer_generator_linear_distribution\",\"count\":4,\"start\":0,\"end\":10}");
        assertThat(json(generator("image"), Map.of("type", "images_from_board")))
                .isEqualTo("{\"type\":\"image_generator_images_from_board\",\"category\":\"images\"}");
        assertThat(generator("image").kind()).isEqualTo(FieldKind.GENERATOR);
    }

    @Test
    void everyInitialValueIsAValue() {
        Stream.of("float", "integer", "string", "image").map(GeneratorFieldTest::generator).forEach(field -> {
            List<GeneratorType> types = ((GeneratorField) field).types();
            assertThat(types).isNotEmpty()
                    .allSatisfy(
                            type -> assertThat(json(field, type.initialValue())).isEqualTo(Json.write(type.initialValue())));
        });
    }

    @Test
    void aTypeOfAnotherGeneratorIsRefusedWithThoseThatThereAre() {
        for (String type : new String[] { "\"float_generator_parse_string\"", "\"dynamic_prompts_random\"", "7", "null" }) {
            assertThatThrownBy(() -> generator("integer").convert("Numbers", "{\"type\":" + type + "}"))
                    .isInstanceOf(InvalidValueException.class).hasMessageContaining("Numbers")
                    .hasMessageContaining("integer_generator_linear_distribution");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "integer | {'type':'linear_distribution','start':0.5} | Numbers: start",
            "string | {'type':'dynamic_prompts_random','count':0} | >= 1", "float | {'type':'parse_string','input':{}} | input",
            "float | {'type':'arithmetic_sequence','values':['x']} | values",
            "string | {'type':'dynamic_prompts_random','seed':'x'} | seed",
            "image | {'type':'images_from_board','category':'videos'} | images, assets",
            "image | {'type':'images_from_board','board_id':''} | board_id" })
    void eachParameterIsChecked(String kind, String value, String complaint) {
        assertThatThrownBy(() -> generator(kind).convert("Numbers", value.replace('\'', '"')))
                .isInstanceOf(InvalidValueException.class).hasMessageContaining(complaint);
    }

    @Test
    void whatIsNoObjectIsRefused() {
        for (Object value : new Object[] { "1,2,3", 7, List.of(1, 2) }) {
            assertThatThrownBy(() -> generator("float").convert("Numbers", value)).isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("its type and parameters");
        }
    }
}
