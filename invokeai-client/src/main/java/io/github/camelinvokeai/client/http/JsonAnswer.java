package io.github.camelinvokeai.client.http;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.json.Json;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.MalformedChunkCodingException;

/** Reads the JSON of a successful answer, within a limit, and says in words what else it may be. */
final class JsonAnswer {

    private final long maxBytes;

    JsonAnswer(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    static boolean isJson(ContentType type) {
        return type != null && (type.getMimeType().equals("application/json") || type.getMimeType().endsWith("+json"));
    }

    JsonNode read(String request, ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null || entity.getContentLength() == 0) {
            return NullNode.getInstance();
        }
        requireJson(request, response, entity);
        try {
            JsonNode tree = Json.mapper().readTree(new LimitedStream(entity.getContent(), maxBytes));
            return tree == null || tree.isMissingNode() ? NullNode.getInstance() : tree;
        } catch (LimitedStream.Exceeded e) {
            throw unusable(request, response, "more JSON than the " + maxBytes + " bytes allowed (option maxJsonBytes)", e);
        } catch (JsonProcessingException e) {
            throw unusable(request, response, "something that is not valid JSON", e);
        } catch (ConnectionClosedException | MalformedChunkCodingException e) {
            throw unusable(request, response, "JSON that breaks off", e);
        }
    }

    private static void requireJson(String request, ClassicHttpResponse response, HttpEntity entity) {
        ContentType type = ContentType.parseLenient(entity.getContentType());
        if (!isJson(type)) {
            throw wrongType(request, response, type, "JSON");
        }
    }

    // InvokeAI answers paths it does not know, and ids with a slash, with its start page and status 200.
    static ServerResponseException wrongType(String request, ClassicHttpResponse response, ContentType type, String wanted) {
        String got = type == null ? "no content type" : Wording.cut(type.getMimeType());
        return unusable(request, response, got + " instead of " + wanted + ": is the base URL right?", null);
    }

    static ServerResponseException unusable(String request, ClassicHttpResponse response, String what, Throwable cause) {
        return new ServerResponseException(response.getCode(), "", request + " was answered with " + what, cause);
    }
}
