package io.github.camelinvokeai.client.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

/** The server refuses a whole batch for one missing or wrong key of the workflow in it. */
class EmbeddedWorkflowTest {

    private static final List<String> TEXTS = List.of("name", "author", "description", "version", "contact", "tags", "notes");

    @Test
    void aWholeWorkflowTravelsAsItIs() {
        WorkflowBuilder workflow = workflow().node("n", "noise").input("seed", 1).node("i", "integer").edge("i.value", "n.seed")
                .shown("n.seed").exposed("n", "seed");

        assertThat(embedded(workflow.tree())).isEqualTo(workflow.tree());
    }

    @Test
    void aBareOneIsGivenAllThatTheServerInsistsOn() {
        JsonNode embedded = embedded(json("{'nodes':[]}"));

        assertThat(embedded).isEqualTo(json(
                "{'name':'','author':'','description':'','version':'','contact':'','notes':'','tags':'','nodes':[],'edges':[],"
                                            + "'exposedFields':[],'meta':{'version':'4.0.0','category':'user'}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "7", "[]", "{}" })
    void aTextThatIsNoneBecomesAnEmptyOne(String value) {
        for (String name : TEXTS.stream().filter(name -> !name.equals("tags")).toList()) {
            assertThat(embedded(workflow().top(name, json(value)).tree()).path(name)).isEqualTo(json("''"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'a, b' | 'a, b'", "['a','b'] | 'a, b'", "[] | ''", "null | ''", "{} | ''" })
    void tagsAreOneText(String tags, String text) {
        assertThat(embedded(workflow().top("tags", json(tags)).tree()).path("tags")).isEqualTo(json(text));
    }

    @Test
    void theIdOfTheLibraryStaysBehind() {
        assertThat(embedded(workflow().top("id", json("'library-7'")).tree()).has("id")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "null | {'version':'4.0.0','category':'user'}", "7 | {'version':'4.0.0','category':'user'}",
            "{'version':'3.0.0'} | {'version':'4.0.0','category':'user'}",
            "{'version':'1.0.0','category':'default'} | {'version':'4.0.0','category':'default'}",
            "{'version':'4.0.0-rc.1+b','category':'project'} | {'version':'4.0.0-rc.1+b','category':'user'}",
            "{'version':'4','category':'user'} | {'version':'4.0.0','category':'user'}",
            "{'version':'04.0.0','category':'user'} | {'version':'4.0.0','category':'user'}",
            "{'version':'4.0.0-','category':'user'} | {'version':'4.0.0','category':'user'}",
            "{'version':4,'category':null} | {'version':'4.0.0','category':'user'}" })
    void theSchemaVersionAndTheCategoryAreThoseThatTheServerKnows(String meta, String sent) {
        assertThat(embedded(workflow().top("meta", json(meta)).tree()).path("meta")).isEqualTo(json(sent));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "null | []", "{} | []", "'x' | []", "[null,7,{'nodeId':'a'},{'nodeId':'a','fieldName':7}] | []",
            "[{},{'nodeId':'a','fieldName':'f'}] | [{'nodeId':'a','fieldName':'f'}]" })
    void anExposedFieldThatNamesNoneStaysBehind(String exposed, String sent) {
        assertThat(embedded(workflow().top("exposedFields", json(exposed)).tree()).path("exposedFields")).isEqualTo(json(sent));
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "7", "[null,7,'edge',[]]" })
    void whatIsNoEdgeStaysBehind(String edges) {
        assertThat(embedded(workflow().top("edges", json(edges)).tree()).path("edges")).isEqualTo(json("[]"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "7", "'form'", "[]", "false" })
    void whatIsNoFormStaysBehind(String form) {
        assertThat(embedded(workflow().top("form", json(form)).tree()).has("form")).isFalse();
    }

    @Test
    void aFormThatIsNullMayStay() {
        assertThat(embedded(workflow().top("form", json("null")).tree()).path("form").isNull()).isTrue();
    }

    @Test
    void givenValuesStandWhereThePersonWouldHaveTypedThem() {
        WorkflowBuilder workflow = workflow().node("n", "noise").input("seed", 1).labelled("Start").input("width", 64)
                .node("m", "noise").input("seed", 2);

        JsonNode embedded = new EmbeddedWorkflow(workflow.tree()).with(Map.of(
                new FieldKey("n", "seed"), Optional.of(json("7")), new FieldKey("n", "width"), Optional.empty()));

        assertThat(embedded.at("/nodes/0/data/inputs")).isEqualTo(json(
                "{'seed':{'name':'seed','label':'Start','value':7},'width':{'name':'width','label':''}}"));
        assertThat(embedded.at("/nodes/1")).isEqualTo(workflow.tree().at("/nodes/1"));
    }

    @Test
    void givenValuesChangeNeitherTheFileNorTheNextOne() {
        ObjectNode tree = workflow().node("n", "noise").input("seed", 1).tree();
        String before = tree.toString();
        EmbeddedWorkflow embedded = new EmbeddedWorkflow(tree);

        embedded.with(Map.of(new FieldKey("n", "seed"), Optional.of(json("7"))));

        assertThat(tree).hasToString(before);
        assertThat(embedded.with(Map.of()).at("/nodes/0/data/inputs/seed/value")).isEqualTo(json("1"));
    }

    @Test
    void aValueCanBeGivenToAFieldThatIsNoObject() {
        JsonNode embedded = new EmbeddedWorkflow((ObjectNode) json("{'nodes':[{'id':'n','data':{'inputs':{'f':null}}}]}"))
                .with(Map.of(new FieldKey("n", "f"), Optional.of(json("7"))));

        assertThat(embedded.at("/nodes/0/data/inputs/f")).isEqualTo(json("{'name':'f','value':7}"));
    }

    private static JsonNode embedded(JsonNode workflow) {
        return new EmbeddedWorkflow((ObjectNode) workflow).with(Map.of());
    }
}
