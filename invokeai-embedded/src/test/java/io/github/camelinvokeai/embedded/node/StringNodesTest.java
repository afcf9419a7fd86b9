package io.github.camelinvokeai.embedded.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StringNodesTest {

    @Test
    void joins() {
        assertThat(NodeUnderTest.of("string_join").with("string_left", "a").with("string_right", "b").run().toString())
                .isEqualTo("{\"value\":\"ab\",\"type\":\"string_output\"}");
        assertThat(NodeUnderTest.of("string_join_three").with("string_left", "a").with("string_middle", "-")
                .with("string_right", "b").run().path("value").asText()).isEqualTo("a-b");
    }

    @Test
    void splitsAtTheFirstDelimiter() {
        assertThat(NodeUnderTest.of("string_split").with("string", "a b c").with("delimiter", " ").run().toString())
                .isEqualTo("{\"string_1\":\"a\",\"string_2\":\"b c\",\"type\":\"string_2_output\"}");
        assertThatThrownBy(NodeUnderTest.of("string_split").with("string", "a")::run).hasMessage("empty separator");
    }

    @Test
    void replacesWhateverTheCaseUnlessByExpression() {
        NodeUnderTest plain = NodeUnderTest.of("string_replace").with("string", "aXbx.").with("search_string", "x")
                .with("replace_string", "$1");
        NodeUnderTest expression = NodeUnderTest.of("string_replace").with("string", "aXbx").with("search_string", "(x)")
                .with("replace_string", "<\\1>").with("use_regex", true);

        assertThat(plain.run().path("value").asText()).isEqualTo("a$1b$1.");
        assertThat(expression.run().path("value").asText()).isEqualTo("aXb<x>");
    }

    @Test
    void readsPromptsFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("prompts.txt"), "one\n two \nthree\n");
        NodeUnderTest node = NodeUnderTest.of("prompt_from_file").with("file_path", file.toString()).with("pre_prompt", "a ");

        assertThat(node.run().path("collection").toString()).isEqualTo("[\"a one\"]");
        assertThat(node.with("start_line", 2).with("max_prompts", 0).run().toString())
                .isEqualTo("{\"collection\":[\"a two\",\"a three\"],\"type\":\"string_collection_output\"}");
        assertThatThrownBy(node.with("file_path", folder.resolve("none").toString())::run).isInstanceOf(NodeFailure.class)
                .hasMessageContaining("No such file");
    }
}
