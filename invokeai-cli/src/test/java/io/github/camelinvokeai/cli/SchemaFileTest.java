package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.SchemaFormatException;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SchemaFileTest {

    static final String ONE_NODE = """
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
        NodeSchema schema = SchemaFile.read(Files.writeString(folder.resolve("openapi.json"), ONE_NODE));

        assertThat(schema.template("novel")).isPresent();
        assertThat(schema.template("noise")).isEmpty();
        assertThat(schema.source()).contains("openapi.json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "[]", "null" })
    void aFileWithoutNodeTypesIsRefused(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("openapi.json"), content);

        assertThatThrownBy(() -> SchemaFile.read(file)).isInstanceOf(SchemaFormatException.class)
                .hasMessageContaining("openapi.json");
    }

    @Test
    void whatIsNoJsonIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("openapi.json"), "<html>");

        assertThatThrownBy(() -> SchemaFile.read(file)).isInstanceOf(SchemaFormatException.class)
                .hasMessage("Schema " + file + " is no valid JSON; save the server's /openapi.json again");
    }

    @Test
    void aDirectoryAndAMissingFileAreNamed() {
        assertThatThrownBy(() -> SchemaFile.read(folder)).isInstanceOf(InvokeAIException.class)
                .hasMessageContaining("is a directory");
        assertThatThrownBy(() -> SchemaFile.read(folder.resolve("none"))).isInstanceOf(InvokeAIException.class)
                .hasMessage("Schema " + folder.resolve("none") + ": no such file or directory");
    }
}
