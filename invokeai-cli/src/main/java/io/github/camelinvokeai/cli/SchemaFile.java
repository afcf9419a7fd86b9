package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.SchemaFormatException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.NodeSchema;

/** Reads the {@code /openapi.json} of a server that somebody has saved. */
final class SchemaFile {

    private SchemaFile() {
    }

    static NodeSchema read(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvokeAIException("Schema " + file + " is a directory; name the saved /openapi.json in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            JsonNode document = Json.mapper().readTree(in);
            return NodeSchema.fromOpenApi(document, "of " + file.getFileName(), file.toString());
        } catch (JsonProcessingException e) {
            throw new SchemaFormatException("Schema " + file + " is no valid JSON; save the server's /openapi.json again", e);
        } catch (IOException e) {
            throw new InvokeAIException("Schema " + FailureText.of(e), e);
        }
    }
}
