package io.github.camelinvokeai.client.workflow;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.field.Field;
import io.github.camelinvokeai.client.field.FieldFactory;
import io.github.camelinvokeai.client.field.FormSettings;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShownInputTest {

    private final WorkflowHandle handle = WorkflowFiles.everyKind();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"a boat\" | a boat", "7 | 7", "0.5 | 0.5", "true | true", "{\"image_name\":\"boat.png\"} | boat.png",
            "{\"key\":\"k\",\"hash\":\"h\",\"name\":\"Tiny SD\",\"base\":\"sd-1\",\"type\":\"main\"} | Tiny SD",
            "{\"board_id\":\"b1\"} | b1", "{\"r\":255,\"g\":128,\"b\":0,\"a\":255} | #ff8000",
            "{\"r\":255,\"g\":128,\"b\":0,\"a\":16} | #ff800010", "[1,2] | [1,2]", "[] | []",
            "{\"video_name\":\"boat.mp4\"} | boat.mp4",
            "[{\"image_name\":\"a.png\"},{\"image_name\":\"b.png\"}] | a.png, b.png",
            "[{\"lora\":{\"key\":\"k\",\"name\":\"Detail\"},\"weight\":0.75}] | Detail (0.75)", "{\"x\":1} | {\"x\":1}" })
    void aValueIsShownAsAPersonWouldTypeIt(String json, String shown) throws JsonProcessingException {
        assertThat(ShownInput.value(input(Json.mapper().readTree(json), false))).isEqualTo(shown);
    }

    @Test
    void noValueIsShownAsNothingAndAnEdgeAsSuch() {
        assertThat(ShownInput.value(input(null, false))).isEmpty();
        assertThat(ShownInput.value(input(null, true))).isEqualTo("(from an edge)");
    }

    @Test
    void whatAnInputAcceptsIsItsRangeItsChoicesOrTheBasesOfItsModel() {
        assertThat(accepts("grain.width")).isEqualTo("> 0, multiple of 8");
        assertThat(accepts("photo.blur_type")).isEqualTo("gaussian, box");
        assertThat(accepts("main.model")).isEqualTo("sd-1, sd-2");
        assertThat(accepts("words.value")).isEmpty();
    }

    @Test
    void whatMayBeAListSaysSo() {
        WorkflowHandle sd = WorkflowFiles.own("sd15-text-to-image.json");

        assertThat(ShownInput.accepts(sd.input("CFG scale").field())).isEqualTo("one or a list");
    }

    @Test
    void whatIsAlwaysAListSaysHowLongItMayBe() {
        assertThat(ShownInput.accepts(field("video_concat", "videos"))).isEqualTo("a list of 2 or more");
        assertThat(ShownInput.accepts(field("flux_kontext_image_prep", "images"))).isEqualTo("a list of 1 to 10");
        assertThat(ShownInput.accepts(field("string_collection", "collection"))).isEqualTo("a list");
        assertThat(ShownInput.accepts(field("lora_collection_loader", "loras"))).isEqualTo("sd-1, sd-2, or a list");
    }

    private static Field field(String node, String field) {
        return FieldFactory.create(
                NodeSchema.shipped().template(node).orElseThrow().input(field).orElseThrow(), FormSettings.NONE, null);
    }

    private String accepts(String key) {
        return ShownInput.accepts(handle.input(key).field());
    }

    private WorkflowInput input(JsonNode value, boolean connected) {
        Field any = handle.input("words.value").field();
        return new WorkflowInput(0, "Label", "n", "Node", "string", "value", false, connected, value, any, List.of(0), "$");
    }
}
