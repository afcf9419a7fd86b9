package io.github.camelinvokeai.client.workflow;

import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.Choice;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.InputMode;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.schema.SizeLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class DynamicTemplateTest {

    @Test
    void readsWhatTheEditorStores() {
        FieldTemplate template = read("{'name':'x','title':'Seed','description':'Start','required':true,'ui_hidden':true,"
                                      + "'input':'any','default':5,'type':{'name':'IntegerField','cardinality':'SINGLE'}}");

        assertThat(template.name()).isEqualTo("field");
        assertThat(template.title()).isEqualTo("Seed");
        assertThat(template.description()).isEqualTo("Start");
        assertThat(template.required()).isTrue();
        assertThat(template.hidden()).isTrue();
        assertThat(template.input()).isEqualTo(InputMode.ANY);
        assertThat(template.defaultValue()).isEqualTo(json("5"));
        assertThat(template.type().kind()).isEqualTo(FieldKind.INTEGER);
        assertThat(template.connectionOnly()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "SINGLE, SINGLE", "COLLECTION, COLLECTION", "SINGLE_OR_COLLECTION, SINGLE_OR_COLLECTION", "NEW, SINGLE" })
    void readsTheCardinality(String written, Cardinality cardinality) {
        assertThat(read("{'type':{'name':'IntegerField','cardinality':'" + written + "'}}").type().cardinality())
                .isEqualTo(cardinality);
    }

    @ParameterizedTest
    @CsvSource({ "any, ANY", "direct, DIRECT", "connection, CONNECTION", "later, ANY" })
    void readsHowItIsFed(String written, InputMode mode) {
        assertThat(read("{'input':'" + written + "'}").input()).isEqualTo(mode);
    }

    @Test
    void readsTheLimitsOfANumber() {
        assertThat(read("{'minimum':0,'exclusiveMaximum':8.5,'multipleOf':2,'type':{'name':'FloatField'}}").range().describe())
                .isEqualTo(">= 0, < 8.5, multiple of 2");
        assertThat(read("{'exclusiveMinimum':1,'maximum':9,'type':{'name':'IntegerField'}}").range().describe())
                .isEqualTo("> 1, <= 9");
    }

    @Test
    void readsTheChoicesOfAnEnumeration() {
        assertThat(read("{'options':['a','b'],'ui_choice_labels':{'b':'The second'},'type':{'name':'EnumField'}}").choices())
                .extracting(Choice::text, Choice::label)
                .containsExactly(tuple("a", "a"),
                        tuple("b", "The second"));
    }

    @Test
    void readsHowLongATextMayBe() {
        SizeLimits characters = read("{'minLength':1,'maxLength':3,'type':{'name':'StringField'}}").characters();

        assertThat(characters).isEqualTo(new SizeLimits(1, 3));
    }

    @Test
    void readsWhichModelsFit() {
        ModelFilter models = read("{'ui_model_base':['sdxl'],'ui_model_type':['main','vae'],"
                                  + "'type':{'name':'ModelIdentifierField'}}")
                .models();

        assertThat(models.accepts(json("{'base':'sdxl','type':'vae'}"))).isTrue();
        assertThat(models.accepts(json("{'base':'sd-1','type':'vae'}"))).isFalse();
        assertThat(models.accepts(json("{'base':'sdxl','type':'lora'}"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{'type':null,'title':null,'default':null,'required':null,'input':null,'options':null,'minimum':null}",
            "{'type':7,'options':7,'minimum':'x'}" })
    void whatIsNotThereIsLeftOpen(String json) {
        FieldTemplate template = read(json);

        assertThat(template.title()).isEqualTo("field");
        assertThat(template.required()).isFalse();
        assertThat(template.defaultValue()).isNull();
        assertThat(template.input()).isEqualTo(InputMode.ANY);
        assertThat(template.type().kind()).isEqualTo(FieldKind.ANY);
        assertThat(template.choices()).isEmpty();
        assertThat(template.range().describe()).isEmpty();
    }

    private static FieldTemplate read(String json) {
        return DynamicTemplate.read("field", json(json));
    }
}
