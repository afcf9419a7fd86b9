package io.github.camelinvokeai.client.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The expected numbers were worked out by JavaScript with the library that InvokeAI's UI uses. */
class GeneratorTest {

    private final Asked asked = new Asked();

    @ParameterizedTest
    @CsvSource(delimiter = '|',
               textBlock = """
                       integer | {"type":"integer_generator_arithmetic_sequence","start":5,"step":-2,"count":4}         | 5,3,1,-1
                       integer | {"type":"integer_generator_arithmetic_sequence","start":5,"step":0,"count":4}          | 5
                       integer | {"type":"integer_generator_arithmetic_sequence"}                                       | 0,1,2,3,4,5,6,7,8,9
                       integer | {"type":"integer_generator_arithmetic_sequence","start":4294967295,"count":2}          | 4294967295,4294967296
                       integer | {"type":"integer_generator_linear_distribution","start":0,"end":-5,"count":4}          | 0,-2,-3,-5
                       integer | {"type":"integer_generator_linear_distribution","start":7,"end":9,"count":1}           | 7
                       integer | {"type":"integer_generator_random_distribution_uniform","min":1,"max":100,"count":6,"seed":7} | 8,23,78,32,44,98
                       integer | {"type":"integer_generator_parse_string","input":" 1, 2x,,-3,+4,y,5.9","splitOn":","}   | 1,2,-3,4,5
                       float   | {"type":"float_generator_arithmetic_sequence","start":0,"step":0.1,"count":5}          | 0,0.1,0.2,0.30000000000000004,0.4
                       float   | {"type":"float_generator_linear_distribution","start":0,"end":1,"count":4}             | 0,0.3333333333333333,0.6666666666666666,1
                       float   | {"type":"float_generator_random_distribution_uniform","min":0.5,"max":1.5,"count":3,"seed":7} | 0.5763082911726087,0.72733907494694,1.2799187956843525
                       float   | {"type":"float_generator_parse_string","input":"1.5;.5e1;2.;abc;-0.25kg","splitOn":";"} | 1.5,5,2,-0.25
                       float   | {"type":"float_generator_parse_string","input":"9","values":[2,0.5]}                   | 2,0.5
                       """)
    void numbersAreThoseOfTheUi(String kind, String generator, String expected) {
        assertThat(values(kind, generator).stream().map(JsonNode::asText).collect(Collectors.joining(","))).isEqualTo(expected);
    }

    @Test
    void aWholeNumberHasNoFractionWhateverMadeIt() {
        assertThat(values("float", """
                {"type":"float_generator_arithmetic_sequence","start":1,"step":0.5,"count":3}"""))
                .extracting(JsonNode::isIntegralNumber).containsExactly(true, false, true);
    }

    @Test
    void withoutASeedEveryRunDrawsAnew() {
        String generator = """
                {"type":"integer_generator_random_distribution_uniform","min":0,"max":1000000000,"count":8,"seed":null}""";

        assertThat(values("integer", generator)).isNotEqualTo(values("integer", generator));
    }

    @Test
    void aTextIsSplitAtItsSeparatorAndKeepsItsBlanks() {
        assertThat(texts("""
                {"type":"string_generator_parse_string","input":"a dog, a cat,,","splitOn":","}"""))
                .containsExactly("a dog", " a cat");
        assertThat(texts("""
                {"type":"string_generator_parse_string","input":"a.b","splitOn":""}""")).containsExactly("a.b");
        assertThat(texts("""
                {"type":"string_generator_parse_string","input":"a.b","splitOn":"."}""")).containsExactly("a", "b");
    }

    @Test
    void aSeparatorMayBeWrittenAsJson() {
        assertThat(texts("""
                {"type":"string_generator_parse_string","input":"one\\ntwo","splitOn":"\\\\n"}""")).containsExactly("one",
                "two");
        assertThat(texts("""
                {"type":"string_generator_parse_string","input":"one\\"two","splitOn":"\\""}""")).containsExactly("one", "two");
    }

    @Test
    void dynamicPromptsComeFromTheServer() {
        assertThat(texts("""
                {"type":"string_generator_dynamic_prompts_combinatorial","input":"a {b|c}","maxPrompts":3}"""))
                .containsExactly("first", "second");
        assertThat(texts("""
                {"type":"string_generator_dynamic_prompts_random","input":"a {b|c}","count":7,"seed":4}"""))
                .containsExactly("first", "second");

        assertThat(asked.questions).containsExactly("a {b|c} 3 true null", "a {b|c} 7 false 4");
    }

    @Test
    void imagesOfABoardComeFromTheServer() {
        assertThat(values("image", """
                {"type":"image_generator_images_from_board","board_id":"b1","category":"assets"}"""))
                .extracting(image -> image.path("image_name").asText()).containsExactly("one.png");
        assertThat(asked.questions).containsExactly("b1 true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
               textBlock = """
                       integer | {"type":"integer_generator_arithmetic_sequence","count":101}        | would make 101 values; allowed are 1 to 100
                       integer | {"type":"integer_generator_arithmetic_sequence","count":0}          | would make 0 values
                       integer | {"type":"integer_generator_arithmetic_sequence","start":1.5}        | takes a whole number as 'start'
                       float   | {"type":"float_generator_linear_distribution","end":"x"}            | takes a number as 'end'
                       integer | {"type":"integer_generator_parse_string","input":"99999999999999999999"} | more than 64 bits
                       float   | {"type":"float_generator_parse_string","input":"1e999"}             | beyond any range
                       float   | {"type":"float_generator_parse_string","input":"1,-Infinity"}       | beyond any range
                       integer | {"type":"float_generator_arithmetic_sequence"}                      | one of another type
                       integer | {"type":"integer_generator_of_tomorrow"}                            | is of a type that is not known
                       string  | {}                                                                 | it has none
                       image   | {"type":"image_generator_images_from_board"}                        | names no board
                       """)
    void aGeneratorThatMakesNoSenseIsRefused(String kind, String generator, String reason) {
        assertThatThrownBy(() -> values(kind, generator)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Generator 'Seeds'").hasMessageContaining(reason);
    }

    @Test
    void aTextOfTooManyPartsIsRefused() {
        String parts = "1,".repeat(200);

        assertThatThrownBy(() -> values("integer", "{\"type\":\"integer_generator_parse_string\",\"input\":\"" + parts + "\"}"))
                .hasMessageContaining("more than 100 values");
    }

    private List<String> texts(String generator) {
        return values("string", generator).stream().map(JsonNode::textValue).toList();
    }

    private List<JsonNode> values(String kind, String generator) {
        try {
            return Generator.values("Seeds", kind, Json.mapper().readTree(generator), 100, asked);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Asked implements GeneratorSource {

        private final List<String> questions = new ArrayList<>();

        @Override
        public List<String> dynamicPrompts(String input, String prompt, int most, boolean combinatorial, Long seed) {
            questions.add(prompt + " " + most + " " + combinatorial + " " + seed);
            return List.of("first", "second");
        }

        @Override
        public List<String> imagesOfBoard(String input, String boardId, boolean assets) {
            questions.add(boardId + " " + assets);
            return List.of("one.png");
        }
    }
}
