package io.github.camelinvokeai.client.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class WorkflowReaderTest {

    private static final String MINIMAL = "{\"name\":\"Minimal\",\"nodes\":[]}";
    private static final String CLASS_PATH = "io/github/camelinvokeai/client/workflow/";

    @TempDir
    Path folder;

    @Test
    void readsAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("flow.json"), MINIMAL);

        WorkflowDefinition definition = WorkflowDefinition.fromFile(file);

        assertThat(definition.name()).isEqualTo("Minimal");
        assertThat(definition.source()).isEqualTo(file.toString());
    }

    @Test
    void readsAResourceOfTheClassPath() {
        WorkflowDefinition definition = WorkflowDefinition.fromClassPath(CLASS_PATH + "schema-3.json");

        assertThat(definition.source()).isEqualTo("classpath:" + CLASS_PATH + "schema-3.json");
    }

    @Test
    void looksForAResourceWithTheContextClassLoaderFirst() throws Exception {
        Files.writeString(folder.resolve("elsewhere.json"), MINIMAL);
        try (URLClassLoader elsewhere = new URLClassLoader(new URL[] { folder.toUri().toURL() }, null)) {
            assertThat(withContextClassLoader(elsewhere, "elsewhere.json").name()).isEqualTo("Minimal");
        }
    }

    @Test
    void findsAResourceNextToTheClientWhateverTheContextClassLoader() throws Exception {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            assertThat(withContextClassLoader(empty, CLASS_PATH + "schema-3.json")).isNotNull();
        }
        assertThat(withContextClassLoader(null, CLASS_PATH + "schema-3.json")).isNotNull();
    }

    private static WorkflowDefinition withContextClassLoader(ClassLoader loader, String resource) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return WorkflowDefinition.fromClassPath(resource);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void readsAStreamAndLeavesItOpen() {
        var stream = new ByteArrayInputStream(MINIMAL.getBytes(StandardCharsets.UTF_8)) {
            private boolean closed;

            @Override
            public void close() {
                closed = true;
            }
        };

        assertThat(WorkflowDefinition.fromStream(stream, "mail attachment").source()).isEqualTo("mail attachment");
        assertThat(stream.closed).isFalse();
    }

    @Test
    void readsTextAndATree() {
        assertThat(WorkflowDefinition.fromJson(MINIMAL).name()).isEqualTo("Minimal");
        assertThat(workflow().definition().name()).isEqualTo("Test");
    }

    @ParameterizedTest
    @ValueSource(strings = { "UTF-8", "UTF-16LE", "UTF-16BE" })
    void skipsAByteOrderMark(String charset) {
        byte[] bytes = ("\uFEFF" + MINIMAL).getBytes(java.nio.charset.Charset.forName(charset));

        assertThat(read(bytes).name()).isEqualTo("Minimal");
        assertThat(WorkflowDefinition.fromJson("\uFEFF" + MINIMAL).name()).isEqualTo("Minimal");
    }

    @Test
    void aMissingFileIsAnErrorThatNamesIt() {
        Path file = folder.resolve("no such.json");

        assertThatThrownBy(() -> WorkflowDefinition.fromFile(file)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining(file.toString()).hasMessageContaining("does not exist or cannot be read");
        assertThatThrownBy(() -> WorkflowDefinition.fromClassPath("no such.json"))
                .isInstanceOf(WorkflowFormatException.class).hasMessageContaining("no such.json")
                .hasMessageContaining("is not on the class path");
    }

    @Test
    void aDirectoryIsAnErrorThatSaysSo() {
        assertThatThrownBy(() -> WorkflowDefinition.fromFile(folder)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining(folder.toString()).hasMessageContaining("is a directory");
    }

    @Test
    void aFolderOfTheClassPathIsNoWorkflow() {
        assertThatThrownBy(() -> WorkflowDefinition.fromClassPath("io/github/camelinvokeai"))
                .isInstanceOf(WorkflowFormatException.class).hasMessageContaining("classpath:io/github/camelinvokeai");
    }

    @Test
    void aFileOf200MegabytesIsRefusedUnread() throws Exception {
        Path file = folder.resolve("huge.json");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(200L * 1024 * 1024);
        }

        assertThatThrownBy(() -> WorkflowDefinition.fromFile(file)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("huge.json").hasMessageContaining("larger than 16777216 bytes");
    }

    @Test
    void anEndlessStreamIsReadNoFurtherThanTheLimit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                Arrays.fill(target, offset, offset + length, (byte) ' ');
                return length;
            }
        };

        assertTimeoutPreemptively(Duration.ofSeconds(30),
                () -> assertThatThrownBy(() -> WorkflowDefinition.fromStream(endless, "pipe"))
                        .isInstanceOf(WorkflowFormatException.class).hasMessageContaining("pipe")
                        .hasMessageContaining("larger than"));
    }

    @Test
    void tooLongATextIsRefused() {
        String text = " ".repeat(WorkflowDefinition.MAX_BYTES) + MINIMAL;

        assertThatThrownBy(() -> WorkflowDefinition.fromJson(text)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void aStreamThatBreaksIsAnErrorWithItsCause() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> WorkflowDefinition.fromStream(broken, "usb")).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("usb").hasMessageContaining("the disk is gone").hasCauseInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = { 501, 1_000, 100_000 })
    void nestingDeeperThan500LevelsIsAnErrorWhereverItComesFrom(int depth) {
        String text = "{\"nodes\":[],\"notes\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
        ArrayNode deep = JsonNodeFactory.instance.arrayNode();
        ArrayNode inner = deep;
        for (int i = 0; i < depth; i++) {
            inner = inner.addArray();
        }
        ObjectNode tree = workflow().top("notes", deep).tree();

        assertThatThrownBy(() -> WorkflowDefinition.fromJson(text)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("depth");
        assertThatThrownBy(() -> WorkflowDefinition.fromTree(tree)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("depth");
    }

    @Test
    void brokenJsonIsAnErrorWithLineAndColumn() {
        assertThatThrownBy(() -> read("{\n  \"nodes\": [\n    {,\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("test.json is no valid JSON (line 3, column 6)");
        assertThatThrownBy(() -> WorkflowDefinition.fromJson(MINIMAL + " {}")).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("no valid JSON");
    }

    @Test
    void whatTheBrokenFileSaysIsNotRepeated() {
        assertThatThrownBy(() -> WorkflowDefinition.fromJson("{\"value\": a portrait of my neighbour}"))
                .isInstanceOf(WorkflowFormatException.class).hasMessageNotContaining("portrait");
        assertThatThrownBy(() -> WorkflowDefinition.fromJson("{\"value\": \"a portrait of my neigh"))
                .isInstanceOf(WorkflowFormatException.class).hasMessageNotContaining("portrait");
    }

    @Test
    void aBrokenPictureIsNoWorkflow() {
        byte[] png = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };

        assertThatThrownBy(() -> read(png)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("Picture test.json cannot be read as a PNG");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " \n " })
    void anEmptyFileIsAnErrorThatSaysSo(String text) {
        assertThatThrownBy(() -> WorkflowDefinition.fromJson(text)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("is empty");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "[]|is no JSON object", "null|is no JSON object", "7|is no JSON object", "\"text\"|is no JSON object",
            "{}|has no list 'nodes'", "{\"nodes\":null}|has no list 'nodes'", "{\"nodes\":7}|has no list 'nodes'",
            "{\"nodes\":{\"a\":7},\"edges\":[]}|has a node that is no JSON object at nodes.a",
            "{\"batch\":{\"graph\":{\"nodes\":[]}}}|has a graph without an object 'nodes'",
            "{\"graph\":{\"nodes\":{},\"edges\":{}}}|has 'edges' that are no list",
            "{\"batch\":{\"graph\":{\"nodes\":{}},\"data\":{}}}|has 'data' that is no list",
            "{\"nodes\":[],\"edges\":{}}|has 'edges' that are no list",
            "{\"nodes\":[{\"id\":\"a\"},{}]}|has a node without an id at nodes[1]",
            "{\"nodes\":[{\"id\":\" \"}]}|has a node without an id at nodes[0]",
            "{\"nodes\":[{\"id\":7}]}|has a node without an id at nodes[0]",
            "{\"nodes\":[null]}|has a node without an id at nodes[0]" })
    void otherJsonIsRefusedWithItsLikelyNature(String json, String nature) {
        assertThatThrownBy(() -> WorkflowDefinition.fromJson(json)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("JSON text " + nature).hasMessageContaining("; ");
    }

    @Test
    void aTreeThatHoldsNoJsonIsRefused() {
        JsonNode notJson = JsonNodeFactory.instance.pojoNode(new Object());

        assertThatThrownBy(() -> workflow().top("notes", notJson).definition()).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("JSON tree cannot be written as JSON");
        assertThatThrownBy(() -> WorkflowDefinition.fromTree(NullNode.getInstance()))
                .isInstanceOf(WorkflowFormatException.class);
    }

    @Test
    void aRecordOfTheLibraryIsTheWorkflowInIt() {
        WorkflowDefinition definition = WorkflowDefinition.fromJson("{\"workflow_id\":\"x\",\"workflow\":" + MINIMAL + "}");

        assertThat(definition.isGraph()).isFalse();
        assertThat(definition.toJson()).isEqualTo(MINIMAL);
        assertThatThrownBy(() -> WorkflowDefinition.fromJson("{\"workflow\":{\"nodes\":[{}]}}"))
                .isInstanceOf(WorkflowFormatException.class).hasMessageContaining("has a node without an id");
    }

    @Test
    void numbersKeepTheirDigits() {
        String json = "{\"nodes\":[],\"x\":[4294967296,9223372036854775808,0.10,1E-7]}";

        assertThat(Json.write(WorkflowDefinition.fromJson(json).raw().path("x")))
                .isEqualTo("[4294967296,9223372036854775808,0.10,1E-7]");
    }

    private static WorkflowDefinition read(byte[] bytes) {
        return WorkflowDefinition.fromStream(new ByteArrayInputStream(bytes), "test.json");
    }
}
