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
 * The runs that a batch means: every combination of its groups of values, the last group changing fastest, and again
 * for each of its runs. Each is made when it is asked for, as there can be far more of them than anybody wants.
 */
final class Sweep {

    private Sweep() {
    }

    /** The values of the first runs, as an item shows them; at most so many. */
    static List<ArrayNode> runs(Batch batch, long most) {
        List<ArrayNode> runs = new ArrayList<>();
        for (long run = 0; run < Math.min(most, count(batch)); run++) {
            runs.add(valuesOf(batch.data(), run));
        }
        return runs;
    }

    /** How many there are; no more than a long can say. */
    static long count(Batch batch) {
        long count = batch.runs();
        for (JsonNode group : batch.data()) {
            long high = Math.multiplyHigh(count, size(group));
            count = high == 0 && count * size(group) >= 0 ? count * size(group) : Long.MAX_VALUE;
        }
        return count;
    }

    private static int size(JsonNode group) {
        return Optional.ofNullable(group.get(0)).map(datum -> datum.path("items").size()).orElse(0);
    }

    /**
     * The number of the run tells the place in each group, as the digits of a number whose last one changes fastest.
     */
    private static ArrayNode valuesOf(JsonNode groups, long run) {
        int[] places = new int[groups.size()];
        long rest = run;
        for (int i = groups.size() - 1; i >= 0; i--) {
            places[i] = (int) (rest % size(groups.get(i)));
            rest /= size(groups.get(i));
        }
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < groups.size(); i++) {
            for (JsonNode datum : groups.get(i)) {
                ObjectNode value = values.addObject();
                value.set("node_path", datum.path("node_path"));
                value.set("field_name", datum.path("field_name"));
                value.set("value", datum.path("items").get(places[i]));
            }
        }
        return values;
    }
}
