package io.github.camelinvokeai.embedded.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.embedded.auth.User;

/** A request without a server, and what came of it. */
public final class Call implements ApiRequest {

    private final String method;
    private final URI uri;
    private final Map<String, Part> parts = new HashMap<>();
    private String body;
    private User user = User.SYSTEM;
    private Map<String, String> pathValues = Map.of();

    private Call(String method, String uri) {
        this.method = method;
        this.uri = URI.create(uri);
    }

    public static Call of(String method, String uri) {
        return new Call(method, uri);
    }

    public Call json(String json) {
        body = json;
        return this;
    }

    public Call as(User who) {
        user = who;
        return this;
    }

    public Call part(String name, String type, byte[] content) {
        parts.put(name, new Content(type, content));
        return this;
    }

    /** What the routes answer, faults as well. */
    public Answered to(ApiRoutes routes) {
        Router router = new Router();
        routes.addTo(router);
        try {
            return new Answered(
                    router.find(method, path()).orElseThrow(() -> new AssertionError("No route for " + method + " " + uri))
                            .answer(this));
        } catch (ApiFault fault) {
            return new Answered(fault.answer());
        }
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return uri.getRawPath();
    }

    @Override
    public List<String> queryValues(String name) {
        return uri.getRawQuery() == null
                ? List.of() : Arrays.stream(uri.getRawQuery().split("&"))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8)).toList();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }

    @Override
    public JsonNode json() {
        try {
            return body == null ? MissingNode.getInstance() : Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Part> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    @Override
    public User user() {
        return user;
    }

    @Override
    public Map<String, String> pathValues() {
        return pathValues;
    }

    @Override
    public ApiRequest withPathValues(Map<String, String> values) {
        pathValues = values;
        return this;
    }

    private static final class Content implements Part {

        private final String type;
        private final byte[] bytes;

        Content(String type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        @Override
        public String contentType() {
            return type;
        }

        @Override
        public String fileName() {
            return "../of no matter.png";
        }

        @Override
        public byte[] content() {
            return bytes;
        }
    }

    /** An answer, taken apart. */
    public static final class Answered {

        private final ApiAnswer answer;

        public Answered(ApiAnswer answer) {
            this.answer = answer;
        }

        public int status() {
            return answer.status();
        }

        public String contentType() {
            return answer.contentType();
        }

        public String header(String name) {
            return answer.headers().get(name);
        }

        public byte[] bytes() {
            return answer.body();
        }

        public String text() {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return Json.mapper().readTree(answer.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
