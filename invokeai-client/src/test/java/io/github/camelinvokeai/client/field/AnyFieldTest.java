package io.github.camelinvokeai.client.field;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnyFieldTest {

    private static final Field ANY = new AnyField(null, null);

    private record Weight(String name, BigDecimal weight) {
    }

    private static Field stored(String json) throws Exception {
        return new AnyField(null, Json.mapper().readTree(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"a\":[1,7.0,null,{\"b\":4294967295}]}", "[]", "{}", "[1E-10,0.10,123456789012345678901234567890]" })
    void jsonKeepsEveryDigit(String json) throws Exception {
        assertThat(json(ANY, json)).isEqualTo(json);
        assertThat(json(ANY, Json.mapper().readTree(json))).isEqualTo(json);
        assertThat(json(ANY, json.getBytes(StandardCharsets.UTF_8))).isEqualTo(json);
    }

    @Test
    void mapsListsRecordsAndScalarsBecomeJson() {
        assertThat(json(ANY, Map.of("a", List.of(1, new BigDecimal("7.0"))))).isEqualTo("{\"a\":[1,7.0]}");
        assertThat(json(ANY, new Weight("x", new BigDecimal("0.750")))).isEqualTo("{\"name\":\"x\",\"weight\":0.750}");
        assertThat(json(ANY, new String[] { "a", "b" })).isEqualTo("[\"a\",\"b\"]");
        assertThat(json(ANY, 4294967295L)).isEqualTo("4294967295");
        assertThat(json(ANY, false)).isEqualTo("false");
        assertThat(json(ANY, TextNode.valueOf("[a]"))).isEqualTo("\"[a]\"");
    }

    @Test
    void aTextIsReadInTheLightOfTheStoredValue() throws Exception {
        assertThat(json(ANY, "7")).isEqualTo("\"7\"");
        assertThat(json(stored("3"), "7.0")).isEqualTo("7.0");
        assertThat(json(stored("3"), "seven")).isEqualTo("\"seven\"");
        assertThat(json(stored("true"), "false")).isEqualTo("false");
        assertThat(json(stored("true"), "7")).isEqualTo("\"7\"");
        assertThat(json(stored("\"a\""), "7")).isEqualTo("\"7\"");
        assertThat(json(stored("\"a\""), "[cat:dog:0.5]")).isEqualTo("\"[cat:dog:0.5]\"");
    }

    @Test
    void aTextThatBeginsLikeJsonButIsNoneIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> ANY.convert("Loras", "[secret wish")).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Loras").hasMessageNotContaining("secret");
    }

    @Test
    void whatCannotBeWrittenAsJsonIsRefused() {
        Map<String, Object> ring = new HashMap<>();
        ring.put("self", ring);
        List<Object> unusable = new ArrayList<>(
                List.of(
                        ring, Double.NaN, Map.of("a", Float.POSITIVE_INFINITY), DoubleNode.valueOf(Double.NaN), new Object(),
                        new File("a.png"), Path.of("a.png"), new ByteArrayInputStream(new byte[1]), ImageSource.of(new byte[1]),
                        new byte[] { (byte) 0xC3, 0x28 }, nested(100_000)));
        for (Object value : unusable) {
            assertThatThrownBy(() -> ANY.convert("Extra", value)).isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("Extra");
        }
    }

    private static JsonNode nested(int depth) {
        ArrayNode outer = Json.mapper().createArrayNode();
        ArrayNode at = outer;
        for (int i = 0; i < depth; i++) {
            at = at.addArray();
        }
        return outer;
    }

    @Test
    void aTreeThatTheCallerChangesLaterHasNoEffect() throws Exception {
        ArrayNode list = (ArrayNode) Json.mapper().readTree("[1]");
        FieldValue value = ANY.convert("Extra", list);

        list.add(2);

        assertThat(Json.write(((FieldValue.Literal) value).json())).isEqualTo("[1]");
    }

    @Test
    void itSaysWhetherAnybodyKnowsItsType() {
        Field ofAPack = new AnyField(new FieldType("PaletteField", Cardinality.COLLECTION), null);

        assertThat(ANY.known()).isFalse();
        assertThat(ANY.cardinality()).isEqualTo(Cardinality.SINGLE);
        assertThat(ofAPack.known()).isTrue();
        assertThat(ofAPack.cardinality()).isEqualTo(Cardinality.COLLECTION);
        assertThat(ofAPack.kind()).isEqualTo(FieldKind.ANY);
    }

    @Test
    void itsTextDoesNotShowTheStoredValue() throws Exception {
        assertThat(stored("\"a secret wish\"")).asString().doesNotContain("secret");
    }
}
