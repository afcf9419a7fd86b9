package io.github.camelinvokeai.embedded.web;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.json.Json;

/** What the API answers. Immutable, as long as nobody changes the bytes that it was given. */
public final class ApiAnswer {

    private static final String JSON = "application/json";

    private final int status;
    private final String contentType;
    private final Map<String, String> headers;
    private final byte[] body;

    private ApiAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.headers = headers;
        this.body = body;
    }

    /** Status 200 with a document; Java's null is JSON's. */
    public static ApiAnswer json(JsonNode document) {
        return json(200, document);
    }

    /** A document; Java's null is JSON's. */
    public static ApiAnswer json(int status, JsonNode document) {
        return new ApiAnswer(status, JSON, Map.of(), Json.bytes(document == null ? NullNode.getInstance() : document));
    }

    /** Plain text, as InvokeAI answers what it did not expect itself. */
    public static ApiAnswer text(int status, String text) {
        return new ApiAnswer(status, "text/plain; charset=utf-8", Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Any text; what it is says the content type. */
    public static ApiAnswer of(int status, String contentType, String text) {
        return new ApiAnswer(status, contentType, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Status 200 with bytes. */
    public static ApiAnswer bytes(String contentType, byte[] content) {
        return new ApiAnswer(200, contentType, Map.of(), content);
    }

    /** A status without a body. */
    public static ApiAnswer empty(int status) {
        return new ApiAnswer(status, null, Map.of(), new byte[0]);
    }

    /** The same with one header more. */
    public ApiAnswer withHeader(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new ApiAnswer(status, contentType, Collections.unmodifiableMap(all), body);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Null where there is no body. */
    public String contentType() {
        return contentType;
    }

    /** Those beside the content type and the length. */
    public Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }
}
