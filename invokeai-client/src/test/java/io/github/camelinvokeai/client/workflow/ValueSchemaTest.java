package io.github.camelinvokeai.client.workflow;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.camelinvokeai.client.field.AnyField;
import io.github.camelinvokeai.client.field.BooleanField;
import io.github.camelinvokeai.client.field.ChoiceField;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.field.FieldFactory;
import io.github.camelinvokeai.client.field.FormSettings;
import io.github.camelinvokeai.client.field.GeneratorField;
import io.github.camelinvokeai.client.field.ListField;
import io.github.camelinvokeai.client.field.LoraField;
import io.github.camelinvokeai.client.field.NumberField;
import io.github.camelinvokeai.client.field.ReferenceField;
import io.github.camelinvokeai.client.field.StringField;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.Choice;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.GeneratorType;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.schema.NodeTemplate;
import io.github.camelinvokeai.client.schema.NumberRange;
import io.github.camelinvokeai.client.schema.SizeLimits;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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
    void aListHasTheLimitsOfItsLength() {
        assertSchema(
                new ListField(new StringField(new SizeLimits(1, null)), Cardinality.COLLECTION, new SizeLimits(1, 4)),
                "{'type':'array','minItems':1,'maxItems':4,'items':{'type':'string','minLength':1}}");
    }

    @Test
    void whatTheServerKeepsIsItsNameOrAnObject() {
        assertSchema(new ReferenceField(FieldKind.VIDEO),
                "{'anyOf':[{'type':'string','pattern':'\\\\S'},{'type':'object','properties':{'video_name':"
                                                          + "{'type':'string','pattern':'\\\\S'}},'required':['video_name']}]}");
    }

    @Test
    void aGeneratorIsAnObjectOfOneOfItsTypes() {
        GeneratorType type = new GeneratorType("string_generator_parse_string", List.of());

        assertSchema(new GeneratorField(List.of(type)),
                "{'type':'object','properties':{'type':{'enum':['string_generator_parse_string']}},'required':['type']}");
    }

    @Test
    void aLoraIsAModelWithOrWithoutItsWeight() {
        JsonNode schema = ValueSchema.of(new LoraField(ModelFilter.EVERY_MODEL));

        for (String accepted : List.of("'Detail'", "{'lora':'Detail','weight':0.5}", "{'lora':{'key':'k'}}",
                "{'name':'Detail'}",
                "{'model':{'hash':'h'},'weight':1}")) {
            assertThat(faults(schema, json(accepted))).as(accepted).isEmpty();
        }
        for (String refused : List.of("''", "{'weight':0.5}", "{'lora':'Detail','weight':'much'}",
                "{'lora':{'base':'sd-1'}}")) {
            assertThat(faults(schema, json(refused))).as(refused).isNotEmpty();
        }
    }

    /** The editor begins with values that are out of range, too; then field and schema both say so. */
    @Test
    void ofWhatTheEditorBeginsWithItAcceptsOnlyWhatTheFieldTakes() {
        int accepted = 0;
        for (NodeTemplate node : NodeSchema.shipped().templates().values()) {
            for (FieldTemplate template : node.inputs().values()) {
                JsonNode value = template.initialValue();
                Field field = FieldFactory.create(template, FormSettings.NONE, null);
                if (value != null && !value.isNull() && faults(ValueSchema.of(field), value).isEmpty()) {
                    accepted++;
                    assertThatCode(() -> field.convert(node.type() + "." + template.name(), value)).doesNotThrowAnyException();
                }
            }
        }
        assertThat(accepted).isGreaterThan(700);
    }

    private static List<Error> faults(JsonNode schema, JsonNode value) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema).validate(value);
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
