package io.github.camelinvokeai.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelinvokeai.client.error.ServerWording;
import io.github.camelinvokeai.client.http.ErrorAnswer.Fault;
import io.github.camelinvokeai.client.json.Json;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Reads the body of an error answer token by token, because InvokeAI's validation errors repeat the whole request once
 * a fault: of each fault only place, type and message are kept, the echo is never held.
 */
final class ErrorReader {

    private static final int MAX_FAULTS = 50;
    private static final int MAX_TEXT = 2_000;
    private static final long MAX_BYTES = 64L << 20;

    private final List<Fault> faults = new ArrayList<>();
    private String detail = "";

    private ErrorReader() {
    }

    static ErrorAnswer read(Exchange exchange) {
        ErrorReader reader = new ErrorReader();
        reader.readQuietly(exchange.response());
        return new ErrorAnswer(exchange.name(), exchange.status(), reader.detail, reader.faults);
    }

    // The status is what counts: an explanation that breaks off must not hide it.
    private void readQuietly(ClassicHttpResponse response) {
        try {
            readBody(response);
        } catch (IOException e) {
            detail = detail.isEmpty() ? "(its explanation could not be read)" : detail;
        }
        if (detail.isEmpty() && !faults.isEmpty()) {
            detail = ServerWording.cut(faults.stream().map(ErrorReader::sentence).collect(Collectors.joining("; ")));
        }
    }

    private void readBody(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return;
        }
        ContentType type = ContentType.parseLenient(entity.getContentType());
        if (JsonAnswer.isJson(type)) {
            readJson(entity.getContent());
        } else if (type != null && type.getMimeType().equals("text/html")) {
            detail = "a web page";
        } else if (type == null || type.getMimeType().startsWith("text/")) {
            detail = ServerWording.cut(text(entity));
        }
    }

    // Not read to its end: the connection is then dropped instead of used again, and InvokeAI closes it after
    // a plain text error without announcing that.
    private static String text(HttpEntity entity) throws IOException {
        long length = entity.getContentLength();
        int limit = (int) (length < 0 ? MAX_TEXT : Math.min(length, MAX_TEXT));
        return new String(entity.getContent().readNBytes(limit), StandardCharsets.UTF_8);
    }

    private void readJson(InputStream content) throws IOException {
        try (JsonParser parser = Json.mapper().createParser(new LimitedStream(content, MAX_BYTES))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (parser.currentName().equals("detail")) {
                    readDetail(parser);
                } else {
                    skipValue(parser);
                }
            }
            // Up to the end, so that the connection can be used again.
            parser.nextToken();
        }
    }

    private void readDetail(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            detail = ServerWording.cut(parser.getText());
        } else if (token == JsonToken.START_ARRAY) {
            readFaults(parser);
        } else {
            parser.skipChildren();
        }
    }

    private void readFaults(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            if (parser.currentToken() == JsonToken.START_OBJECT && faults.size() < MAX_FAULTS) {
                faults.add(readFault(parser));
            } else {
                parser.skipChildren();
            }
        }
    }

    private static Fault readFault(JsonParser parser) throws IOException {
        List<String> location = new ArrayList<>();
        String type = "";
        String message = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            switch (parser.currentName()) {
                case "loc" -> readLocation(parser, location);
                case "type" -> type = ServerWording.cut(nextText(parser));
                case "msg" -> message = ServerWording.cut(nextText(parser));
                default -> skipValue(parser);
            }
        }
        return new Fault(location, type, message);
    }

    private static void readLocation(JsonParser parser, List<String> location) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            if (parser.currentToken().isScalarValue()) {
                location.add(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    private static String nextText(JsonParser parser) throws IOException {
        if (parser.nextToken().isScalarValue()) {
            return parser.getText();
        }
        parser.skipChildren();
        return "";
    }

    private static void skipValue(JsonParser parser) throws IOException {
        parser.nextToken();
        parser.skipChildren();
    }

    private static String sentence(Fault fault) {
        return String.join(".", fault.location()) + ": " + fault.message();
    }
}
