package io.github.camelinvokeai.client.field;

import java.util.Map;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.schema.FieldKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReferenceFieldTest {

    @ParameterizedTest
    @CsvSource({ "VIDEO, video_name", "STYLE_PRESET, style_preset_id", "SYSTEM_PROMPT, system_prompt_id" })
    void aTextOrAnObjectNamesIt(FieldKind kind, String key) {
        Field field = new ReferenceField(kind);
        String expected = "{\"" + key + "\":\"a b\"}";

        assertThat(json(field, " a b ")).isEqualTo(expected);
        assertThat(json(field, TextNode.valueOf("a b"))).isEqualTo(expected);
        assertThat(json(field, Map.of(key, "a b", "width", 7))).isEqualTo(expected);
        assertThat(json(field, expected)).isEqualTo(expected);
        assertThat(field.kind()).isEqualTo(kind);
    }

    @Test
    void whatNamesNothingIsRefused() {
        Field video = new ReferenceField(FieldKind.VIDEO);
        for (Object value : new Object[] {
                "", " ", 7, Map.of("image_name", "a.png"), "{\"video_name\":7}", new byte[] { 1 } }) {
            assertThatThrownBy(() -> video.convert("Clip", value)).isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("Clip").hasMessageContaining("video_name");
        }
    }

    @Test
    void thereAreNoOthers() {
        assertThatThrownBy(() -> new ReferenceField(FieldKind.IMAGE)).isInstanceOf(IllegalArgumentException.class);
    }
}
