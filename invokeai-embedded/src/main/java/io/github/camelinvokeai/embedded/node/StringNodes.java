package io.github.camelinvokeai.embedded.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Nodes that join, split and read texts. */
final class StringNodes {

    private static final String STRING = "string";
    private static final String LEFT = "string_left";
    private static final String RIGHT = "string_right";
    private static final Pattern GROUP = Pattern.compile("\\\\(\\d)");

    private StringNodes() {
    }

    static void addTo(Map<String, NodeRunner> runners) {
        runners.put("string_join", node -> Outputs.text(text(node, LEFT) + text(node, RIGHT)));
        runners.put("string_join_three",
                node -> Outputs.text(text(node, LEFT) + text(node, "string_middle") + text(node, RIGHT)));
        runners.put("string_split", StringNodes::split);
        runners.put("string_replace", StringNodes::replace);
        runners.put("prompt_from_file", StringNodes::promptsFromFile);
    }

    private static String text(Invocation node, String input) {
        return node.input(input).asText("");
    }

    private static ObjectNode split(Invocation node) {
        String delimiter = text(node, "delimiter");
        if (delimiter.isEmpty()) {
            throw new NodeFailure("ValueError", "empty separator");
        }
        String all = text(node, STRING);
        int at = all.indexOf(delimiter);
        String first = at < 0 ? all : all.substring(0, at);
        String second = at < 0 ? "" : all.substring(at + delimiter.length());
        return Outputs.NODES.objectNode().put("string_1", first).put("string_2", second).put("type", "string_2_output");
    }

    private static ObjectNode replace(Invocation node) {
        String wanted = text(node, "search_string");
        String all = text(node, STRING);
        if (wanted.isEmpty()) {
            return Outputs.text(all);
        }
        boolean regex = node.input("use_regex").asBoolean();
        String replacement = text(node, "replace_string");
        try {
            Pattern pattern = regex
                    ? Pattern.compile(wanted)
                    : Pattern.compile(Pattern.quote(wanted), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            String java = regex
                    ? GROUP.matcher(replacement.replace("$", "\\$")).replaceAll("\\$$1")
                    : Matcher.quoteReplacement(replacement);
            return Outputs.text(pattern.matcher(all).replaceAll(java));
        } catch (PatternSyntaxException e) {
            throw new NodeFailure("error", e.getDescription() + " at position " + Math.max(0, e.getIndex()));
        }
    }

    private static ObjectNode promptsFromFile(Invocation node) {
        int first = node.input("start_line").asInt(1) - 1;
        int most = node.input("max_prompts").asInt(1);
        ArrayNode prompts = Outputs.NODES.arrayNode();
        List<String> lines = lines(text(node, "file_path"));
        Stream<String> asked = lines.stream().skip(first);
        (most <= 0 ? asked : asked.limit(most))
                .forEach(line -> prompts.add(text(node, "pre_prompt") + line.strip() + text(node, "post_prompt")));
        return Outputs.collection("string_collection_output", prompts);
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw new NodeFailure("FileNotFoundError", "[Errno 2] No such file or directory: '" + file + "'");
        }
    }
}
