package io.github.camelinvokeai.embedded.node;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetadataNodesTest {

    @Test
    void oneItemOrManyBecomeMetadata() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("label", "a");
        item.put("value", 5);

        assertThat(NodeUnderTest.of("metadata_item").with("label", "a").with("value", 5).run().toString())
                .isEqualTo("{\"item\":{\"label\":\"a\",\"value\":5},\"type\":\"metadata_item_output\"}");
        String one = NodeUnderTest.of("metadata").with("items", item).run().toString();
        assertThat(one).isEqualTo("{\"metadata\":{\"a\":5,\"app_version\":\"6.14.2\"},\"type\":\"metadata_output\"}");
        assertThat(NodeUnderTest.of("metadata").with("items", List.of(item)).run()).hasToString(one);
    }

    @Test
    void laterMetadataWins() {
        assertThat(NodeUnderTest.of("merge_metadata").with("collection", List.of(Map.of("a", 1), Map.of("a", 2))).run()
                .path("metadata").toString()).isEqualTo("{\"a\":2}");
    }

    @Test
    void coreMetadataHasWhatIsGivenAlsoWhatNobodyKnows() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("key", "k");
        model.put("submodel_type", null);

        assertThat(NodeUnderTest.of("core_metadata").with("seed", 1).with("steps", null).with("model", model)
                .with("own", Arrays.asList(1, 2)).with("is_intermediate", true).run().path("metadata").toString())
                .isEqualTo("{\"seed\":1,\"model\":{\"key\":\"k\"},\"own\":[1,2],\"app_version\":\"6.14.2\"}");
    }
}
