package io.github.camelinvokeai.client.workflow;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static org.assertj.core.api.Assertions.assertThat;

/** Measured on the editor of InvokeAI 6.14.2. */
class StoredGeneratorTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "{'type':'float_generator_arithmetic_sequence','start':0.5,'step':0,'count':-3,'values':null}",
            "{'type':'float_generator_random_distribution_uniform','min':0,'max':1,'count':3,'seed':null,'values':[1,2.5]}",
            "{'type':'string_generator_dynamic_prompts_combinatorial','input':'','maxPrompts':1}" })
    void whatFitsIsKept(String value) {
        assertThat(StoredValue.kept(json(value)).orElseThrow().toString()).isEqualTo(json(value).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'type':'integer_generator_linear_distribution'} | {'type':'integer_generator_linear_distribution','start':0,'end':10,'count':10}",
            "{'type':'string_generator_parse_string','input':'a','splitOn':',','more':1} | {'type':'string_generator_parse_string','input':'a','splitOn':','}",
            "{'type':'image_generator_images_from_board'} | {'type':'image_generator_images_from_board','category':'images'}" })
    void whatIsMissingHasItsDefaultAndWhatIsUnknownIsLeftOut(String value, String kept) {
        assertThat(StoredValue.kept(json(value)).orElseThrow().toString()).isEqualTo(json(kept).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'type':'float_generator_nope','start':1}", "{'type':'float_generator_arithmetic_sequence','count':'x'}",
            "{'type':'integer_generator_arithmetic_sequence','start':0.5}",
            "{'type':'string_generator_dynamic_prompts_random','input':'x','count':0}",
            "{'type':'float_generator_random_distribution_uniform','seed':1.5}",
            "{'type':'float_generator_parse_string','input':null}", "{'type':'float_generator_parse_string','values':['1']}",
            "{'type':'image_generator_images_from_board','board_id':null}",
            "{'type':'image_generator_images_from_board','category':'videos'}" })
    void whatDoesNotFitIsDropped(String value) {
        assertThat(StoredValue.kept(json(value))).isEmpty();
    }

    /** The editor itself takes it for a board when it loads the workflow, and can then not run it. */
    @ParameterizedTest
    @ValueSource(strings = "{'type':'image_generator_images_from_board','category':'assets','board_id':'b'}")
    void theBoardOfAGeneratorDoesNotMakeItABoard(String value) {
        assertThat(StoredValue.kept(json(value))).contains(json(value));
    }
}
