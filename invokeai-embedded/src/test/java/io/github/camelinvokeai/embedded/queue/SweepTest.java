package io.github.camelinvokeai.embedded.queue;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.embedded.graph.Batch;
import io.github.camelinvokeai.embedded.graph.Graph;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SweepTest {

    @Test
    void aBatchWithoutValuesIsItsRuns() throws JsonProcessingException {
        assertThat(Sweep.runs(batch("[]", 3), 10)).hasSize(3).allMatch(ArrayNode::isEmpty);
    }

    @Test
    void theLastGroupChangesFastestAndRunsRepeatTheWhole() throws JsonProcessingException {
        Batch batch = batch("[[" + values("a", "1,2") + "],[" + values("b", "\"x\",\"y\"") + "]]", 2);

        assertThat(Sweep.count(batch)).isEqualTo(8);
        assertThat(Sweep.runs(batch, 10))
                .extracting(run -> run.get(0).path("value").asText() + run.get(1).path("value").asText())
                .containsExactly("1x", "1y", "2x", "2y", "1x", "1y", "2x", "2y");
    }

    @Test
    void aGroupIsZipped() throws JsonProcessingException {
        Batch batch = batch("[[" + values("a", "1,2") + "," + values("b", "3,4") + "]]", 1);

        assertThat(Sweep.runs(batch, 10)).hasSize(2);
        assertThat(Sweep.runs(batch, 10).get(1).toString()).isEqualTo(
                "[{\"node_path\":\"a\",\"field_name\":\"value\",\"value\":2},{\"node_path\":\"b\",\"field_name\":\"value\",\"value\":4}]");
    }

    @Test
    void anEmptyListIsNoRun() throws JsonProcessingException {
        assertThat(Sweep.count(batch("[[" + values("a", "") + "]]", 5))).isZero();
        assertThat(Sweep.count(batch("[[]]", 5))).isZero();
    }

    @Test
    void moreRunsThanMemoryHoldsAreCountedAndNotMade() throws JsonProcessingException {
        String thousand = "0" + ",0".repeat(999);
        String group = "[" + values("a", thousand) + "]";
        Batch batch = batch("[" + String.join(",", List.of(group, group, group, group, group, group, group)) + "]", 1);

        assertThat(Sweep.count(batch)).isEqualTo(Long.MAX_VALUE);
        assertThat(Sweep.runs(batch, 5)).hasSize(5);
    }

    private static String values(String nodeId, String items) {
        return "{\"node_path\":\"" + nodeId + "\",\"field_name\":\"value\",\"items\":[" + items + "]}";
    }

    private static Batch batch(String data, int runs) throws JsonProcessingException {
        return new Batch(
                "b", null, null, (ArrayNode) Json.mapper().readTree(data), new Graph("g", Map.of(), List.of()),
                NullNode.getInstance(), runs, false);
    }
}
