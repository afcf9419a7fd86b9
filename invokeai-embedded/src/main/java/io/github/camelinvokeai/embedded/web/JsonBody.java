package io.github.camelinvokeai.embedded.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinvokeai.client.json.Json;

/** Reads a body as FastAPI does: only what is declared as JSON is read as JSON. */
final class JsonBody {

    private JsonBody() {
    }

    /** Missing for an empty body, a text for one that is not declared as JSON. */
    static JsonNode read(byte[] body, String contentType) {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        String text = new String(body, StandardCharsets.UTF_8);
        if (!isJson(contentType)) {
            return TextNode.valueOf(text);
        }
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            JsonMistake mistake = JsonMistake.in(text, (int) Math.max(0, e.getLocation().getCharOffset()));
            throw ApiFault.unprocessable(List.of(new ApiProblem(
                    "json_invalid", List.of("body", mistake.position()), "JSON decode error",
                    JsonNodeFactory.instance.objectNode(),
                    JsonNodeFactory.instance.objectNode().put("error", mistake.message()))));
        }
    }

    private static boolean isJson(String contentType) {
        if (contentType == null) {
            return false;
        }
        int end = contentType.indexOf(';');
        String type = (end < 0 ? contentType : contentType.substring(0, end)).strip();
        return type.toLowerCase(Locale.ROOT).matches("application/(.+\\+)?json");
    }
}
