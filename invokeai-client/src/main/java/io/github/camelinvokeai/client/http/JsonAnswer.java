package io.github.camelinvokeai.client.http;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.error.ServerWording;
import io.github.camelinvokeai.client.json.Json;
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

    JsonNode read(Exchange exchange) throws IOException {
        HttpEntity entity = exchange.response().getEntity();
        if (entity == null || entity.getContentLength() == 0) {
            return NullNode.getInstance();
        }
        requireJson(exchange, entity);
        try {
            JsonNode tree = Json.mapper().readTree(new LimitedStream(entity.getContent(), maxBytes));
            return tree == null || tree.isMissingNode() ? NullNode.getInstance() : tree;
        } catch (LimitedStream.Exceeded e) {
            throw unusable(exchange, "more JSON than the " + maxBytes + " bytes allowed (option maxJsonBytes)", e);
        } catch (JsonProcessingException e) {
            throw unusable(exchange, "something that is not valid JSON", e);
        } catch (ConnectionClosedException | MalformedChunkCodingException e) {
            throw unusable(exchange, "JSON that breaks off", e);
        }
    }

    private static void requireJson(Exchange exchange, HttpEntity entity) {
        ContentType type = ContentType.parseLenient(entity.getContentType());
        if (!isJson(type)) {
            throw wrongType(exchange, type, "JSON");
        }
    }

    // InvokeAI answers paths it does not know, and ids with a slash, with its start page and status 200.
    static ServerResponseException wrongType(Exchange exchange, ContentType type, String wanted) {
        if (exchange.path().holdsSlash() && type != null && type.isSameMimeType(ContentType.TEXT_HTML)) {
            return new NotFoundException(404, "", exchange.name() + " leads nowhere: no id on the server has a slash");
        }
        String got = type == null ? "no content type" : ServerWording.cut(type.getMimeType());
        return unusable(exchange, got + " instead of " + wanted + ": is the base URL right?", null);
    }

    static ServerResponseException unusable(Exchange exchange, String what, Throwable cause) {
        return new ServerResponseException(exchange.status(), "", exchange.name() + " was answered with " + what, cause);
    }
}
