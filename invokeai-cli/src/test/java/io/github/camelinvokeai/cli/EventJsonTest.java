package io.github.camelinvokeai.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.UnknownEvent;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventJsonTest {

    private static final String PREVIEW = """
            {"item_id": 7, "image": {"width": 64, "height": 64, "dataURL": "data:image/jpeg;base64,AAAABBBB"}}""";

    @Test
    void anEventIsItsNameAndWhatTheServerSentInOneLine() throws Exception {
        assertThat(EventJson.of(event("{\"a\": [1,\n null], \"text\": \"x\\ny\"}"), false))
                .isEqualTo("{\"event\":\"news\",\"data\":{\"a\":[1,null],\"text\":\"x\\ny\"}}");
        assertThat(EventJson.of(event("null"), false)).isEqualTo("{\"event\":\"news\",\"data\":null}");
    }

    @Test
    void ofAPreviewOnlyKindAndLengthAreTold() throws Exception {
        InvokeAIEvent event = event(PREVIEW);

        JsonNode data = Json.mapper().readTree(EventJson.of(event, false)).path("data");

        assertThat(data.path("image").path("dataURL").textValue()).isEqualTo("data:image/jpeg;base64,... (31 characters)");
        assertThat(data.path("image").path("width").intValue()).isEqualTo(64);
        assertThat(data.path("item_id").intValue()).isEqualTo(7);
        assertThat(event.raw()).as("what others hear").isEqualTo(Json.mapper().readTree(PREVIEW));
    }

    @Test
    void aPreviewStaysWholeWhenItIsAskedFor() throws Exception {
        assertThat(Json.mapper().readTree(EventJson.of(event(PREVIEW), true)).path("data"))
                .isEqualTo(Json.mapper().readTree(PREVIEW));
    }

    private static InvokeAIEvent event(String json) throws JsonProcessingException {
        return new UnknownEvent("news", Json.mapper().readTree(json));
    }
}
