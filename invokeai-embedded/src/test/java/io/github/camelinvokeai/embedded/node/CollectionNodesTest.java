package io.github.camelinvokeai.embedded.node;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CollectionNodesTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "0; 10; 3; [0,3,6,9]", "5; 0; -2; [5,3,1]", "0; 5; -1; []" })
    void countsAsPythonsRangeDoes(int start, int stop, int step, String numbers) {
        assertThat(NodeUnderTest.of("range").with("start", start).with("stop", stop).with("step", step).run().toString())
                .isEqualTo("{\"collection\":" + numbers + ",\"type\":\"integer_collection_output\"}");
    }

    @Test
    void countsSoManyNumbers() {
        assertThat(NodeUnderTest.of("range_of_size").with("start", 1).with("size", 3).with("step", 2).run()
                .path("collection").toString()).isEqualTo("[1,3,5]");
    }

    @Test
    void refusesToStandStill() {
        assertThatThrownBy(NodeUnderTest.of("range").with("step", 0)::run).hasMessage("range() arg 3 must not be zero");
    }

    @Test
    void theSameSeedGivesTheSameNumbersAsOnEveryServer() {
        NodeUnderTest node = NodeUnderTest.of("random_range").with("low", 0).with("high", 10).with("size", 3).with("seed", 5);

        assertThat(node.run().path("collection").toString()).isEqualTo("[6,8,0]");
    }

    @Test
    void collectionsAreHandedOn() {
        assertThat(NodeUnderTest.of("string_collection").with("collection", List.of("a", "b")).run().toString())
                .isEqualTo("{\"collection\":[\"a\",\"b\"],\"type\":\"string_collection_output\"}");
        assertThat(NodeUnderTest.of("float_collection").with("collection", List.of(1)).run().toString())
                .isEqualTo("{\"collection\":[1.0],\"type\":\"float_collection_output\"}");
        assertThat(NodeUnderTest.of("integer_collection").run().path("collection")).isEmpty();
    }

    @Test
    void imagesMayComeFromTwoInputs() {
        Map<String, String> one = Map.of("image_name", "1");
        Map<String, String> two = Map.of("image_name", "2");

        assertThat(NodeUnderTest.of("image_collection").with("collection", List.of(one)).with("images", List.of(two)).run()
                .toString())
                .isEqualTo("{\"collection\":[{\"image_name\":\"1\"},{\"image_name\":\"2\"}],"
                           + "\"type\":\"image_collection_output\"}");
    }
}
