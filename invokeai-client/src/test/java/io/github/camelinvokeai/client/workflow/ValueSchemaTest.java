package io.github.camelinvokeai.client.workflow;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinvokeai.client.field.AnyField;
import io.github.camelinvokeai.client.field.BooleanField;
import io.github.camelinvokeai.client.field.ChoiceField;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.field.NumberField;
import io.github.camelinvokeai.client.field.StringField;
import io.github.camelinvokeai.client.schema.Choice;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.NumberRange;
import io.github.camelinvokeai.client.schema.SizeLimits;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static org.assertj.core.api.Assertions.assertThat;

class ValueSchemaTest {

    @Test
    void aTextHasTheLimitsOfItsLength() {
        assertSchema(new StringField(SizeLimits.UNLIMITED), "{'type':'string'}");
        assertSchema(new StringField(new SizeLimits(1, 80)), "{'type':'string','minLength':1,'maxLength':80}");
    }

    @Test
    void aNumberHasAllItsLimits() {
        assertSchema(new NumberField(FieldKind.FLOAT, NumberRange.UNLIMITED), "{'type':'number'}");
        assertSchema(new NumberField(FieldKind.INTEGER, range("1", "0", "4294967295", "4294967296", "8")),
                "{'type':'integer','format':'int64','minimum':1,'exclusiveMinimum':0,'maximum':4294967295,"
                                                                                                           + "'exclusiveMaximum':4294967296,'multipleOf':8}");
    }

    @Test
    void aMultipleIsAPositiveNumberOrNone() {
        assertSchema(new NumberField(FieldKind.FLOAT, range(null, null, null, null, "0")), "{'type':'number'}");
        assertSchema(new NumberField(FieldKind.FLOAT, range(null, null, null, null, "-0.5")),
                "{'type':'number','multipleOf':0.5}");
    }

    @Test
    void choicesAreAnEnumWithTheirLabelsWhereThoseSayMore() {
        assertSchema(choice(new Choice(new TextNode("a"), "a"), new Choice(new TextNode("b"), "b")),
                "{'type':'string','enum':['a','b']}");
        assertSchema(choice(new Choice(new TextNode("a"), "Alpha"), new Choice(new TextNode("b"), "b")),
                "{'type':'string','enum':['a','b'],'anyOf':[{'title':'Alpha','const':'a'},{'title':'b','const':'b'}]}");
        assertSchema(choice(new Choice(IntNode.valueOf(256), "256"), new Choice(IntNode.valueOf(512), "512")),
                "{'type':'number','enum':[256,512]}");
        assertSchema(choice(new Choice(IntNode.valueOf(256), "256"), new Choice(new TextNode("auto"), "auto")),
                "{'enum':[256,'auto']}");
    }

    @Test
    void withoutDeclaredChoicesAnyTextIsTaken() {
        assertSchema(choice(), "{'type':'string'}");
    }

    @Test
    void yesOrNoIsABoolean() {
        assertSchema(new BooleanField(), "{'type':'boolean'}");
    }

    @Test
    void whereOneOrAListIsTakenSoItIs() {
        Field field = WorkflowFiles.own("sd15-text-to-image.json").input("CFG scale").field();

        assertThat(ValueSchema.of(field).path("anyOf")).hasSize(2);
        assertThat(ValueSchema.of(field).at("/anyOf/0/type").textValue()).isEqualTo("number");
        assertThat(ValueSchema.of(field).at("/anyOf/1/items")).isEqualTo(ValueSchema.of(field).at("/anyOf/0"));
    }

    @Test
    void whatHasNoShapeOfItsOwnMayBeAnything() {
        assertSchema(new AnyField(null, null), "{}");
    }

    private static void assertSchema(Field field, String expected) {
        JsonNode schema = ValueSchema.of(field);

        assertThat(json(schema.toString())).isEqualTo(json(expected));
    }

    private static ChoiceField choice(Choice... choices) {
        return new ChoiceField(FieldKind.ENUM, List.of(choices));
    }

    private static NumberRange range(String minimum, String above, String maximum, String below, String multipleOf) {
        return new NumberRange(number(minimum), number(above), number(maximum), number(below), number(multipleOf));
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
