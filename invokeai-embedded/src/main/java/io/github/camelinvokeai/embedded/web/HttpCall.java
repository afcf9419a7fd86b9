package io.github.camelinvokeai.embedded.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.embedded.auth.User;

/** A request that came through the servlet container. */
final class HttpCall implements ApiRequest {

    /** The most bytes that a body can have. */
    static final int MAX_BODY = 256 * 1024 * 1024;

    private final HttpServletRequest request;
    private final User user;
    private final Map<String, String> pathValues;

    HttpCall(HttpServletRequest request, User user, Map<String, String> pathValues) {
        this.request = request;
        this.user = user;
        this.pathValues = Map.copyOf(pathValues);
    }

    /** The path that routes match. A coded slash counts as a slash, as it does for InvokeAI. */
    static String path(HttpServletRequest request) {
        return request.getRequestURI().replace("%2F", "/").replace("%2f", "/");
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        return path(request);
    }

    // Not from the container: that mixes in the fields of a form in the body.
    @Override
    public List<String> queryValues(String name) {
        List<String> values = new ArrayList<>();
        String query = request.getQueryString();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (decoded(key).equals(name)) {
                values.add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    @Override
    public JsonNode json() {
        try {
            if (request.getContentLengthLong() > MAX_BODY) {
                throw tooLarge();
            }
            byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                throw tooLarge();
            }
            return JsonBody.read(body, request.getContentType());
        } catch (IOException e) {
            throw new UncheckedIOException("The body of the request could not be read", e);
        }
    }

    private static ApiFault tooLarge() {
        return ApiFault.of(413, "The body of the request is larger than " + MAX_BODY + " bytes");
    }

    @Override
    public Optional<Part> part(String name) {
        String type = request.getContentType();
        if (type == null || !type.regionMatches(true, 0, "multipart/form-data", 0, 19)) {
            return Optional.empty();
        }
        if (request.getContentLengthLong() > MAX_BODY) {
            throw tooLarge();
        }
        try {
            return Optional.ofNullable(request.getPart(name)).map(ServletPart::new);
        } catch (IOException e) {
            throw new UncheckedIOException("The body of the request could not be read", e);
        } catch (ServletException e) {
            throw ApiFault.of(400, "There was an error parsing the body");
        }
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
        return new HttpCall(request, user, values);
    }

    private record ServletPart(jakarta.servlet.http.Part part) implements Part {

        @Override
        public String contentType() {
            return part.getContentType();
        }

        @Override
        public String fileName() {
            return part.getSubmittedFileName();
        }

        @Override
        public byte[] content() {
            try {
                return part.getInputStream().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("A part of the request could not be read", e);
            }
        }
    }
}
