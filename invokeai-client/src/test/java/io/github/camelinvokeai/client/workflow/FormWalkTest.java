package io.github.camelinvokeai.client.workflow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.NullNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.ROOT;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.object;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

class FormWalkTest {

    private final List<WorkflowWarning> warnings = new ArrayList<>();

    @Test
    void findsTheFieldsDepthFirstFromTopToBottom() {
        WorkflowBuilder workflow = workflow().shown("a.1").container(ROOT, "left").shownIn("left", "a", "2")
                .container("left", "inner").shownIn("inner", "b", "3").shownIn("left", "b", "4").shown("a.5");

        assertThat(walk(workflow)).containsExactly("a.1", "a.2", "b.3", "b.4", "a.5");
        assertThat(warnings).isEmpty();
    }

    @Test
    void theOrderIsThatOfTheChildrenNotOfTheElements() {
        WorkflowBuilder workflow = workflow().shown("a.1", "a.2").unlisted("a.1").listed(ROOT, "a.1");

        assertThat(walk(workflow)).containsExactly("a.2", "a.1");
    }

    @Test
    void startsAtTheElementThatTheFormCallsItsRoot() {
        WorkflowBuilder workflow = workflow().container(ROOT, "page").shownIn("page", "a", "1").formRoot("page");

        assertThat(walk(workflow)).containsExactly("a.1");
        assertThat(warnings).isEmpty();
    }

    @Test
    void headingsTextsAndDividersAreNoFields() {
        WorkflowBuilder workflow = workflow().element(ROOT, "h", "heading", object().put("content", "Title"))
                .element(ROOT, "t", "text", object().put("content", "Text")).element(ROOT, "d", "divider", null).shown("a.1");

        assertThat(walk(workflow)).containsExactly("a.1");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aFormWithAnUnknownElementCountsAsEmpty() {
        WorkflowBuilder workflow = workflow().element(ROOT, "s", "slider-3d", object()).shown("a.1").exposed("b", "2");

        assertThat(walk(workflow)).containsExactly("b.2");
        assertThat(warnings).singleElement().hasToString(
                "form.elements.s: InvokeAI has no element of type 'slider-3d' with such data; the form counts as empty");
    }

    @Test
    void aChildThatDoesNotExistIsPassedOverWithItsPlace() {
        WorkflowBuilder workflow = workflow().listed(ROOT, "gone").shown("a.1");

        assertThat(walk(workflow)).containsExactly("a.1");
        assertThat(warnings).singleElement().hasToString(
                "form.elements.gone: the form lists this element but does not have it");
    }

    @Test
    void aFieldThatNoContainerListsIsPassedOverWithItsPlace() {
        WorkflowBuilder workflow = workflow().shown("a.1", "a.2").unlisted("a.2");

        assertThat(walk(workflow)).containsExactly("a.1");
        assertThat(warnings).singleElement().hasToString(
                "form.elements.a.2: no container of the form lists this field; passed over");
    }

    @Test
    void aCycleOfContainersEndsWithAWarning() {
        WorkflowBuilder workflow = workflow().container(ROOT, "one").shownIn("one", "a", "1").container("one", "two")
                .listed("two", "one", "two", ROOT).shownIn("two", "a", "2");

        assertThat(walk(workflow)).containsExactly("a.1", "a.2");
        assertThat(warnings).extracting(WorkflowWarning::place)
                .containsExactly("form.elements.one", "form.elements.two", "form.elements.root");
        assertThat(warnings).extracting(WorkflowWarning::text).allMatch(text -> text.contains("a second time"));
    }

    @Test
    void anElementListedTwiceCountsOnce() {
        WorkflowBuilder workflow = workflow().shown("a.1").listed(ROOT, "a.1");

        assertThat(walk(workflow)).containsExactly("a.1");
        assertThat(warnings).extracting(WorkflowWarning::place).containsExactly("form.elements.a.1");
    }

    @Test
    void twoElementsForOneFieldAreTwoPlaces() {
        WorkflowBuilder workflow = workflow().shown("a.1", "b.1", "a.1");

        assertThat(walk(workflow)).containsExactly("a.1", "b.1", "a.1");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aFormWithAnElementThatNamesNoFieldCountsAsEmpty() {
        WorkflowBuilder workflow = workflow().element(ROOT, "x", "node-field", object()).shown("a.1").exposed("b", "2");

        assertThat(walk(workflow)).containsExactly("b.2");
        assertThat(warnings).extracting(WorkflowWarning::place).containsExactly("form.elements.x");
    }

    @Test
    void theSettingsOfAnElementComeAlong() {
        WorkflowBuilder workflow = workflow().shown("a.1", "a.1").settings("a.1", "{'min':1,'max':9.5}");

        List<Placement> placements = new FormWalk(workflow.tree(), warnings).placements();

        assertThat(placements.get(0).settings().minimum()).isEqualTo(BigDecimal.ONE);
        assertThat(placements.get(0).settings().maximum()).isEqualTo(new BigDecimal("9.5"));
        assertThat(placements.get(1).settings().minimum()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.0.0", "2.0.0" })
    void theFirstSchemasHadNoForms(String version) {
        WorkflowBuilder workflow = workflow().top("meta", object().put("version", version)).shown("a.1").exposed("b", "2");

        assertThat(walk(workflow)).containsExactly("b.2");
    }

    @Test
    void withoutAFormTheListOfExposedFieldsCounts() {
        assertThat(walk(workflow().exposed("b", "2").exposed("a", "1"))).containsExactly("b.2", "a.1");
        assertThat(walk(workflow().exposed("a", "1").top("form", NullNode.getInstance()))).containsExactly("a.1");
        assertThat(warnings).isEmpty();
    }

    @Test
    void anEmptyFormIsAsNone() {
        assertThat(walk(workflow().exposed("a", "1").formRoot(ROOT))).containsExactly("a.1");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aFormOfWordsOnlyExposesNothing() {
        assertThat(walk(workflow().exposed("a", "1").element(ROOT, "t", "text", object().put("content", "Words"))))
                .isEmpty();
    }

    @Test
    void aFormWithFieldsMakesTheListOfExposedFieldsSilent() {
        assertThat(walk(workflow().exposed("a", "1").shown("b.2"))).containsExactly("b.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "[]", "'form'", "{'elements':null,'rootElementId':'root'}", "{'elements':{},'rootElementId':'root'}",
            "{'elements':{'root':{'type':'container'}}}", "{'elements':{'root':{'type':'heading'}},'rootElementId':'root'}",
            "{'elements':{'root':null},'rootElementId':'root'}" })
    void aFormWithoutARootIsAWarningAndTheListOfExposedFieldsCounts(String form) {
        assertThat(walk(workflow().exposed("a", "1").top("form", json(form)))).containsExactly("a.1");
        assertThat(warnings).singleElement().extracting(WorkflowWarning::place).asString().startsWith("form");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'type':'container'}", "{'type':'container','data':null}", "{'type':'container','data':{'children':7}}",
            "{'type':'container','data':{'children':{'a':'b'}}}" })
    void aRootWithoutChildrenIsAnEmptyForm(String root) {
        String form = "{'rootElementId':'root','elements':{'root':" + root + "}}";

        assertThat(walk(workflow().exposed("a", "1").top("form", json(form)))).containsExactly("a.1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "7", "'list'", "{}", "[]", "[null,7,'x',{},{'nodeId':'a'},{'fieldName':'b'}]" })
    void whatIsNoListOfExposedFieldsExposesNothing(String exposedFields) {
        assertThat(walk(workflow().top("exposedFields", json(exposedFields)))).isEmpty();
        assertThat(warnings).extracting(WorkflowWarning::place).isSubsetOf(
                IntStream.range(0, 6).mapToObj(i -> "exposedFields[" + i + "]").toList());
        assertThat(warnings).hasSize(exposedFields.startsWith("[n") ? 6 : 0);
    }

    private List<String> walk(WorkflowBuilder workflow) {
        return new FormWalk(workflow.tree(), warnings).placements().stream().map(placement -> placement.key().toString())
                .toList();
    }
}
