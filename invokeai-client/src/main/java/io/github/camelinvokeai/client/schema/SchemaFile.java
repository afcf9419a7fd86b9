package io.github.camelinvokeai.client.schema;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.SchemaFormatException;
import io.github.camelinvokeai.client.json.Json;

/** Reads the {@code /openapi.json} of a server that somebody has saved, compressed or not. */
final class SchemaFile {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private SchemaFile() {
    }

    static JsonNode read(Path file) {
        if (Files.isDirectory(file)) {
            throw new SchemaFormatException("Schema " + file + " is a directory; name the saved /openapi.json in it");
        }
        if (!Files.isReadable(file)) {
            throw new SchemaFormatException("Schema " + file + " does not exist or cannot be read");
        }
        try (InputStream in = uncompressed(new BufferedInputStream(Files.newInputStream(file)))) {
            return Json.mapper().readTree(in);
        } catch (JsonProcessingException e) {
            throw new SchemaFormatException("Schema " + file + " is no valid JSON; save the server's /openapi.json again", e);
        } catch (IOException e) {
            throw new SchemaFormatException("Schema " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static InputStream uncompressed(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        in.reset();
        return gzip ? new GZIPInputStream(in) : in;
    }
}
