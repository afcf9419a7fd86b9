package io.github.camelinvokeai.client.http;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.apache.hc.client5.http.entity.mime.ByteArrayBody;
import org.apache.hc.client5.http.entity.mime.ContentBody;
import org.apache.hc.client5.http.entity.mime.InputStreamBody;
import org.apache.hc.client5.http.entity.mime.StringBody;
import org.apache.hc.core5.http.ContentType;

/**
 * One part of a multipart request. Files and streams are sent as they are read; a stream can be sent once and is not
 * closed by the client.
 */
public final class Part {

    private final String name;
    private final ContentBody body;

    private Part(String name, ContentBody body) {
        this.name = name;
        this.body = body;
    }

    /** A form field. */
    public static Part text(String name, String value) {
        return new Part(name, new StringBody(value, ContentType.create("text/plain", StandardCharsets.UTF_8)));
    }

    public static Part bytes(String name, String fileName, String contentType, byte[] content) {
        return new Part(name, new ByteArrayBody(content, ContentType.parse(contentType), plain(fileName)));
    }

    /** A file, opened when the request is sent. */
    public static Part file(String name, String fileName, String contentType, Path file) {
        return new Part(name, new FilePartBody(file, ContentType.parse(contentType), plain(fileName)));
    }

    public static Part stream(String name, String fileName, String contentType, InputStream content) {
        return new Part(name, new InputStreamBody(new SourceStream(content), ContentType.parse(contentType), plain(fileName)));
    }

    // InvokeAI drops the name; what is left after this needs no quoting in any dialect of multipart.
    private static String plain(String fileName) {
        String plain = fileName == null ? "" : fileName.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.isEmpty() ? "upload" : plain.substring(Math.max(0, plain.length() - 100));
    }

    String name() {
        return name;
    }

    ContentBody body() {
        return body;
    }
}
