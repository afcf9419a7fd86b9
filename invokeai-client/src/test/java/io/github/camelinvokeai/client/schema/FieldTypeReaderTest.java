package io.github.camelinvokeai.client.schema;

import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FieldTypeReaderTest {

    private static final String COMPONENTS = """
            {"Mood": {"type": "string", "enum": ["glad", "sad"]}, "ImageField": {"type": "object"}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
               textBlock = """
                       {'type':'integer'} | IntegerField | SINGLE
                       {'type':'number'} | FloatField | SINGLE
                       {'type':'boolean'} | BooleanField | SINGLE
                       {'type':'string'} | StringField | SINGLE
                       {'type':'string','enum':['a']} | EnumField | SINGLE
                       {'enum':['a',1]} | EnumField | SINGLE
                       {'const':'a'} | EnumField | SINGLE
                       {'const':0,'type':'integer'} | EnumField | SINGLE
                       {'$ref':'#/x/ImageField'} | ImageField | SINGLE
                       {'$ref':'#/x/NotThere'} | NotThere | SINGLE
                       {'allOf':[{'$ref':'#/x/ImageField'}]} | ImageField | SINGLE
                       {'anyOf':[{'$ref':'#/x/ImageField'},{'type':'null'}]} | ImageField | SINGLE
                       {'anyOf':[{'type':'null'},{'enum':[256],'type':'integer'}]} | EnumField | SINGLE
                       {'type':'array','items':{'type':'number'}} | FloatField | COLLECTION
                       {'type':'array','items':{'$ref':'#/x/ImageField'}} | ImageField | COLLECTION
                       {'anyOf':[{'type':'number'},{'type':'array','items':{'type':'number'}}]} | FloatField | SINGLE_OR_COLLECTION
                       {'anyOf':[{'type':'array','items':{'$ref':'#/x/A'}},{'$ref':'#/x/A'},{'type':'null'}]} | A | SINGLE_OR_COLLECTION
                       {'anyOf':[{'anyOf':[{'type':'array','items':{'$ref':'#/x/A'}},{'$ref':'#/x/A'}]},{'type':'null'}]} | A | SINGLE_OR_COLLECTION
                       """)
    void shapes(String schema, String name, Cardinality cardinality) throws Exception {
        assertThat(reader().read(Json.mapper().readTree(schema.replace('\'', '"')))).contains(new FieldType(name, cardinality));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{'type':'object'}", "{'type':'array'}", "{'type':'array','items':{}}",
            "{'type':'array','items':{'type':'object'}}", "{'type':'array','items':{'type':'array'}}",
            "{'anyOf':[{'type':'null'}]}", "{'anyOf':[{},{'type':'null'}]}", "{'anyOf':[{'type':'string'},{'type':'integer'}]}",
            "{'anyOf':[{'type':'string'},{'type':'array','items':{'type':'integer'}}]}",
            "{'anyOf':[{'type':'array','items':{'type':'string'}},{'type':'array','items':{'type':'string'}}]}",
            "{'oneOf':[{'type':'string'}]}", "{'type':['string','null']}" })
    void shapesTheEditorCannotRead(String schema) throws Exception {
        assertThat(reader().read(Json.mapper().readTree(schema.replace('\'', '"')))).isEmpty();
    }

    @Test
    void aReferenceToAnEnumerationIsAnEnumeration() throws Exception {
        assertThat(read("{\"$ref\":\"#/components/schemas/Mood\"}")).isEqualTo(FieldType.single("EnumField"));
        assertThat(read("{\"anyOf\":[{\"$ref\":\"#/components/schemas/Mood\"},{\"type\":\"null\"}]}"))
                .isEqualTo(FieldType.single("EnumField"));
    }

    @Test
    void theAuthorsTypeWins() throws Exception {
        assertThat(read("{\"type\":\"string\",\"enum\":[\"euler\"],\"ui_type\":\"SchedulerField\"}").kind())
                .isEqualTo(FieldKind.SCHEDULER);
        assertThat(read("{\"type\":\"object\",\"ui_type\":\"AnyField\"}")).isEqualTo(FieldType.single("AnyField"));
        assertThat(read("{\"type\":\"array\",\"items\":{},\"ui_type\":\"CollectionField\"}"))
                .isEqualTo(FieldType.collection("CollectionField"));
    }

    @Test
    void anAuthorsTypeThatInvokeAIGaveUpIsIgnored() throws Exception {
        assertThat(read("{\"type\":\"integer\",\"ui_type\":\"DEPRECATED_Float\"}").kind()).isEqualTo(FieldKind.INTEGER);
    }

    private static FieldType read(String schema) throws Exception {
        return reader().read(Json.mapper().readTree(schema)).orElseThrow();
    }

    private static FieldTypeReader reader() throws Exception {
        return new FieldTypeReader(new Components(Json.mapper().readTree(COMPONENTS)));
    }
}
