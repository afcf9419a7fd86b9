package io.github.camelinvokeai.client.schema;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConstraintsTest {

    private static final FieldType STRINGS = FieldType.collection("StringField");

    @Test
    void limitsInsideAUnionCount() throws Exception {
        assertThat(of("{\"anyOf\":[{\"type\":\"integer\",\"minimum\":64,\"multipleOf\":8},{\"type\":\"null\"}]}").range()
                .describe()).isEqualTo(">= 64, multiple of 8");
    }

    @Test
    void limitsOfListItemsCountForEachItem() throws Exception {
        assertThat(of("{\"type\":\"array\",\"maxItems\":2,\"items\":{\"type\":\"integer\",\"maximum\":9}}").range().describe())
                .isEqualTo("<= 9");
    }

    @Test
    void theOutermostLimitCounts() throws Exception {
        assertThat(of("{\"maximum\":5,\"anyOf\":[{\"type\":\"integer\",\"maximum\":9}]}").range().describe())
                .isEqualTo("<= 5");
    }

    @Test
    void aLimitThatIsNoNumberIsIgnored() throws Exception {
        assertThat(of("{\"type\":\"integer\",\"exclusiveMinimum\":true}").range()).isEqualTo(NumberRange.UNLIMITED);
    }

    @Test
    void lengthsOfStringsAndOfLists() throws Exception {
        Constraints constraints
                = of("""
                        {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "string", "minLength": 2, "maxLength": 4}}""");
        assertThat(constraints.items(STRINGS)).isEqualTo(new SizeLimits(1, 3));
        assertThat(constraints.characters(STRINGS)).isEqualTo(new SizeLimits(2, 4));
    }

    @Test
    void choicesBehindAReferenceAreFound() throws Exception {
        assertThat(of("{\"anyOf\":[{\"$ref\":\"#/components/schemas/Mood\"},{\"type\":\"null\"}]}")
                .choices(Json.mapper().readTree("{\"sad\":\"Very sad\"}"))).extracting(Choice::label)
                .containsExactly("glad", "Very sad");
    }

    @Test
    void nullIsNoChoice() throws Exception {
        assertThat(of("{\"enum\":[\"a\",null,2]}").choices(MissingNode.getInstance())).extracting(Choice::text)
                .containsExactly("a", "2");
    }

    @Test
    void choicesOfListItemsAreFound() throws Exception {
        assertThat(of("{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"a\",\"b\"]}}")
                .choices(MissingNode.getInstance())).hasSize(2);
    }

    private static Constraints of(String schema) throws Exception {
        Components components = new Components(Json.mapper().readTree("{\"Mood\":{\"enum\":[\"glad\",\"sad\"]}}"));
        return new Constraints(Json.mapper().readTree(schema), components);
    }
}
