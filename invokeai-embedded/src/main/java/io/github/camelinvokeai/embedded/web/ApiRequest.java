package io.github.camelinvokeai.embedded.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.embedded.auth.User;

/** A request as the API's calls see it, whatever server took it. Used by one thread. */
public interface ApiRequest {

    /** {@code GET}, {@code POST} and so on. */
    String method();

    /** Below the server's base path, begins with a slash; percent signs still encode. */
    String path();

    /** The values of a query parameter, decoded, in order; empty if there is none. */
    List<String> queryValues(String name);

    /** The first value of a query parameter; an empty value is a value. */
    default Optional<String> query(String name) {
        return queryValues(name).stream().findFirst();
    }

    /** The value of a request header. */
    Optional<String> header(String name);

    /**
     * The body as JSON: missing if it is empty, and a text if it is not declared as JSON, which FastAPI does not read
     * either.
     *
     * @throws ApiFault 422, in InvokeAI's words, if it is declared as JSON and is none
     */
    JsonNode json();

    /** A part of a multipart body by name. */
    Optional<Part> part(String name);

    /** Who asks; nobody unknown gets this far. */
    User user();

    /** What the braces of the route's template stood for, decoded. */
    Map<String, String> pathValues();

    /** The same request, matched by a route. */
    ApiRequest withPathValues(Map<String, String> values);

    /** What a pair of braces of the route's template stood for. */
    default String pathValue(String name) {
        return pathValues().get(name);
    }

    /** A part of a multipart body. */
    interface Part {

        /** As sent, null if not. */
        String contentType();

        /** As sent, null if not; never used for a path. */
        String fileName();

        /** The whole content. */
        byte[] content();
    }
}
