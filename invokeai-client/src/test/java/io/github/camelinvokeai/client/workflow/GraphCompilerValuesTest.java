package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

/** Which stored values reach the graph, and how. */
class GraphCompilerValuesTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "integer, value, 0", "float, value, 0", "float, value, 0.0", "string, value, ''", "boolean, value, false",
            "string_collection, collection, []", "unknown, f, 0", "unknown, f, ''", "unknown, f, false", "unknown, f, []",
            "unknown, f, {}", "core_metadata, seed, 0", "core_metadata, positive_prompt, ''", "core_metadata, extra, 0",
            "core_metadata, extra, ''", "core_metadata, extra, false", "core_metadata, extra, []" })
    void aFalsyValueIsSent(String type, String field, String value) {
        assertThat(sent(type, field, json(value))).isEqualTo(json(value));
    }

    @ParameterizedTest
    @CsvSource({
            "integer, value", "string, value", "string_collection, collection", "unknown, f" })
    void nullIsNoValueAndNotSent(String type, String field) {
        WorkflowHandle workflow = workflow().node("n", type).input(field, null).compile();

        assertThat(Sent.by(workflow).node("n").has(field)).isFalse();
        assertThat(workflow.warnings()).noneMatch(warning -> warning.text().contains("'" + field + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "seed", "extra" })
    void nullIsAValueWhereANodeTakesAnything(String field) {
        assertThat(sent("core_metadata", field, null).isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "2147483648", "4294967295", "9007199254740993", "9223372036854775807", "18446744073709551616", "-2147483649" })
    void integersKeepTheirDigits(String number) {
        assertThat(sent("integer", "value", json(number))).hasToString(number);
        assertThat(sent("unknown", "f", json(number))).hasToString(number);
        assertThat(sent("core_metadata", "seed", json(number))).hasToString(number);
    }

    @ParameterizedTest
    @ValueSource(strings = { "0.1", "7.0", "0.30000000000000004", "1E-7" })
    void decimalsKeepTheirDigits(String number) {
        assertThat(sent("float", "value", json(number))).hasToString(number);
    }

    @Test
    void aStoredValueStandsInTheGraphWhateverTheRange() {
        WorkflowBuilder workflow = workflow().node("n", "noise").input("width", 511);

        assertThat(Sent.previewed(workflow).node("n").path("width")).as("a submission refuses it").isEqualTo(json("511"));
    }

    @Test
    void aPromptIsSentAsItStands() {
        String prompt = "  (a lighthouse)+, 猫 \"quoted\" \\n \uD83D\uDC2A\n\nnext line ";

        assertThat(Sent.by(workflow().node("s", "string").input("value", prompt)).node("s").path("value").textValue())
                .isEqualTo(prompt);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'a':1}", "[[1]]", "[1,'two']", "{'model_name':'x','base_model':'sd-1'}" })
    void aValueOfAShapeThatTheEditorDropsIsLeftOutAndReported(String value) {
        WorkflowHandle workflow = workflow().node("i", "string_collection").input("collection", json(value)).compile();

        assertThat(Sent.by(workflow).inputs("i")).isEmpty();
        assertThat(workflow.warnings()).singleElement().hasToString(
                "nodes[0] (i): the value stored for 'collection' has a shape that InvokeAI no longer takes; it is left out");
    }

    @Test
    void metadataTakesFieldsThatItDoesNotDeclareWhateverTheirShape() {
        WorkflowHandle workflow = workflow().node("m", "core_metadata").input("seed", 5).input("title", "Camel")
                .input("notes", json("{'free':[1,{'form':true}]}")).input("empty").compile();

        Sent sent = Sent.by(workflow);

        assertThat(sent.inputs("m")).containsExactly("seed", "title", "notes");
        assertThat(sent.node("m").path("notes")).isEqualTo(json("{'free':[1,{'form':true}]}"));
        assertThat(workflow.warnings()).isEmpty();
    }

    @Test
    void metadataThatTheFormShowsCanBeSet() {
        WorkflowHandle workflow = workflow().node("m", "core_metadata").input("title", "Camel").input("nothing")
                .shown("m.title", "m.nothing").compile();

        assertThat(workflow.warnings()).isEmpty();
        assertThat(Sent.by(workflow).inputs("m")).containsExactly("title");
        Sent sent = Sent.by(workflow.newSubmission().set("title", null).set("nothing", "now something"));
        assertThat(sent.inputs("m")).containsExactly("nothing");
    }

    @Test
    void aFieldThatTheFormShowsKeepsItsStoredValue() {
        WorkflowBuilder workflow = workflow().node("n", "noise").input("seed", 4294967295L).input("width").input("height", 0)
                .shown("n.seed", "n.width", "n.height");

        assertThat(Sent.previewed(workflow).node("n")).isEqualTo(json(
                "{'type':'noise','id':'n','use_cache':true,'is_intermediate':true,'seed':4294967295,'height':0}"));
    }

    @Test
    void theImagesOfAListAreReducedToTheirNames() {
        WorkflowHandle workflow = workflow().node("n", "image_collection")
                .input("images", json("[{'image_name':'a.png','width':1},{'image_name':'b.png'}]")).compile();

        Sent sent = new Sent(workflow.newSubmission().payload(new KnownServer().withImage("a.png").withImage("b.png")));

        assertThat(sent.node("n").path("images")).isEqualTo(json("[{'image_name':'a.png'},{'image_name':'b.png'}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "'auto'", "'none'" })
    void theBoardOfANodeThatNobodyKnowsIsNeverSentAsAWord(String board) {
        assertThat(sent("from_another_pack", "board", json(board)).isMissingNode())
                .as("the server takes no such word for a board").isTrue();
    }

    private static JsonNode sent(String type, String field, JsonNode value) {
        return Sent.by(workflow().node("n", type).input(field, value)).node("n").path(field);
    }
}
