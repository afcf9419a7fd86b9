package io.github.camelinvokeai.client.schema;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

import io.github.camelinvokeai.client.error.SchemaFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class SchemaFileTest {

    /** An OpenAPI document with one node type. */
    public static final String ONE_NODE = """
            {"info": {"version": "9.9.9"}, "components": {"schemas": {
              "NovelOutput": {"class": "output", "type": "object", "properties": {"type": {"default": "novel_output"}}},
              "NovelInvocation": {
              "class": "invocation", "type": "object", "title": "Novel", "version": "1.0.0",
              "output": {"$ref": "#/components/schemas/NovelOutput"},
              "properties": {
                "type": {"const": "novel", "default": "novel", "type": "string"},
                "size": {"type": "integer", "minimum": 5, "maximum": 50, "title": "Size", "input": "any",
                         "field_kind": "input", "orig_required": false}}}}}}
            """;

    @TempDir
    Path folder;

    @Test
    void theNodeTypesOfTheFileAreRead() throws IOException {
        NodeSchema schema = NodeSchema.fromFile(Files.writeString(folder.resolve("openapi.json"), ONE_NODE));

        assertThat(schema.template("novel")).isPresent();
        assertThat(schema.template("noise")).isEmpty();
        assertThat(schema.source()).contains("openapi.json");
    }

    @Test
    void aCompressedFileIsReadAsWell() throws IOException {
        Path file = folder.resolve("openapi.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(ONE_NODE.getBytes(StandardCharsets.UTF_8));
        }

        NodeSchema schema = NodeSchema.fromFile(file);

        assertThat(schema.template("novel")).isPresent();
        assertThat(schema.version()).isEqualTo("of openapi.json.gz");
        assertThat(schema.labelled("9.9.9", "server x")).hasToString("node types of InvokeAI 9.9.9 (server x)");
    }

    @Test
    void halfOfACompressedFileIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("openapi.json.gz"), new byte[] { 0x1f, (byte) 0x8b, 8, 0 });

        assertThatThrownBy(() -> NodeSchema.fromFile(file)).isInstanceOf(SchemaFormatException.class)
                .hasMessageContaining("openapi.json.gz cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "[]", "null" })
    void aFileWithoutNodeTypesIsRefused(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("openapi.json"), content);

        assertThatThrownBy(() -> NodeSchema.fromFile(file)).isInstanceOf(SchemaFormatException.class)
                .hasMessageContaining("openapi.json");
    }

    @Test
    void whatIsNoJsonIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("openapi.json"), "<html>");

        assertThatThrownBy(() -> NodeSchema.fromFile(file)).isInstanceOf(SchemaFormatException.class)
                .hasMessage("Schema " + file + " is no valid JSON; save the server's /openapi.json again");
    }

    @Test
    void aDirectoryAndAMissingFileAreNamed() {
        assertThatThrownBy(() -> NodeSchema.fromFile(folder)).isInstanceOf(SchemaFormatException.class)
                .hasMessageContaining("is a directory");
        assertThatThrownBy(() -> NodeSchema.fromFile(folder.resolve("none"))).isInstanceOf(SchemaFormatException.class)
                .hasMessage("Schema " + folder.resolve("none") + " does not exist or cannot be read");
    }
}
