package io.github.camelinvokeai.component;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.workflow.DryRun;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;

/** Converts results and events to what the rest of a route works with. */
@Converter(generateLoader = true)
public final class InvokeAIConverter {

    private InvokeAIConverter() {
    }

    @Converter
    public static InputStream toInputStream(InvokeAIResult result) {
        return toInputStream(result.onlyImage());
    }

    @Converter
    public static byte[] toBytes(InvokeAIResult result) throws IOException {
        return toBytes(result.onlyImage());
    }

    @Converter
    public static File toFile(InvokeAIResult result, Exchange exchange) throws IOException {
        return toFile(result.onlyImage(), exchange);
    }

    @Converter
    public static Map<String, Object> toMap(InvokeAIResult result) {
        return result.toMap();
    }

    @Converter
    public static String toString(InvokeAIResult result) {
        return Json.write(Json.mapper().valueToTree(result.toMap()));
    }

    @Converter
    public static InputStream toInputStream(ResultImage image) {
        return image.open();
    }

    @Converter
    public static byte[] toBytes(ResultImage image) throws IOException {
        return image.bytes();
    }

    /** A temporary file, which is deleted when the exchange is done. */
    @Converter
    public static File toFile(ResultImage image, Exchange exchange) throws IOException {
        Path file = Files.createTempFile("invokeai-", ".png");
        if (exchange != null) {
            exchange.getExchangeExtension().addOnCompletion(new FileDeletion(file));
        } else {
            file.toFile().deleteOnExit();
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            image.writeTo(out);
        }
        return file.toFile();
    }

    @Converter
    public static Map<String, Object> toMap(ResultImage image) {
        return image.toMap();
    }

    @Converter
    public static String toString(ResultImage image) {
        return Json.write(Json.mapper().valueToTree(image.toMap()));
    }

    /** The body of the enqueue request; of several batches, a list of them. */
    @Converter
    public static String toString(DryRun dryRun) {
        return Json.write(dryRun.payloads().size() == 1 ? dryRun.payload() : Json.mapper().valueToTree(dryRun.payloads()));
    }

    @Converter
    public static JsonNode toJson(InvokeAIEvent event) {
        return event.raw();
    }

    /** For endpoints that write streams, such as file. */
    @Converter
    public static InputStream toInputStream(InvokeAIEvent event) {
        return new ByteArrayInputStream(toBytes(event));
    }

    @Converter
    public static byte[] toBytes(InvokeAIEvent event) {
        return Json.bytes(event.raw());
    }

    @Converter
    public static String toString(InvokeAIEvent event) {
        return Json.write(event.raw());
    }

    @Converter
    public static Map<String, Object> toMap(InvokeAIEvent event) {
        return Json.mapper().convertValue(event.raw(), new TypeReference<Map<String, Object>>() {
        });
    }
}
