package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Stored names of images and boards, which InvokeAI's UI reads without the blanks around them. */
class StoredNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"image_name\": \" a.png \", \"width\": 3} | {\"image_name\":\"a.png\"}",
            "{\"board_id\": \"b \"} | {\"board_id\":\"b\"}",
            "[{\"image_name\": \" a.png\"}] | [{\"image_name\":\"a.png\"}]" })
    void blanksAroundANameAreNoPartOfIt(String stored, String kept) throws JsonProcessingException {
        assertThat(StoredValue.kept(tree(stored)).orElseThrow()).hasToString(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"image_name\": \" \"}", "[{\"image_name\": \"\"}]", "[{\"image_name\": 1}]" })
    void nothingButBlanksIsNoName(String stored) throws JsonProcessingException {
        assertThat(StoredValue.kept(tree(stored))).isEmpty();
    }

    private static JsonNode tree(String json) throws JsonProcessingException {
        return Json.mapper().readTree(json);
    }
}
