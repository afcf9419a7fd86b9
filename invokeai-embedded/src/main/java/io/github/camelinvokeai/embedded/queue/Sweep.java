package io.github.camelinvokeai.embedded.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.graph.Batch;

/**
 * The runs that a batch means: every combination of its groups of values, the last group changing fastest, and again.
 */
final class Sweep {

    private Sweep() {
    }

    /** The values of each run, as an item shows them; at most so many. */
    static List<ArrayNode> runs(Batch batch, long most) {
        List<ArrayNode> combinations = List.of(JsonNodeFactory.instance.arrayNode());
        for (JsonNode group : batch.data()) {
            combinations = multiplied(combinations, group);
        }
        List<ArrayNode> runs = new ArrayList<>();
        for (int run = 0; run < batch.runs() && runs.size() < most; run++) {
            combinations.stream().limit(most - runs.size()).forEach(runs::add);
        }
        return runs;
    }

    /** How many there are, without making them. */
    static long count(Batch batch) {
        long count = batch.runs();
        for (JsonNode group : batch.data()) {
            count *= size(group);
        }
        return count;
    }

    private static int size(JsonNode group) {
        return Optional.ofNullable(group.get(0)).map(datum -> datum.path("items").size()).orElse(0);
    }

    private static List<ArrayNode> multiplied(List<ArrayNode> combinations, JsonNode group) {
        List<ArrayNode> multiplied = new ArrayList<>();
        for (ArrayNode before : combinations) {
            for (int i = 0; i < size(group); i++) {
                ArrayNode values = before.deepCopy();
                for (JsonNode datum : group) {
                    ObjectNode value = values.addObject();
                    value.set("node_path", datum.path("node_path"));
                    value.set("field_name", datum.path("field_name"));
                    value.set("value", datum.path("items").get(i));
                }
                multiplied.add(values);
            }
        }
        return multiplied;
    }
}
