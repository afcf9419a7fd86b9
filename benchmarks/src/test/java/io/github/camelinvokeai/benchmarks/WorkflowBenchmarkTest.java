package io.github.camelinvokeai.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** That both sides of a ratio do the same work. */
class WorkflowBenchmarkTest {

    private final WorkflowBenchmark benchmark = new WorkflowBenchmark();

    @ParameterizedTest
    @ValueSource(strings = { "cpu-nodes", "sd15-text-to-image", "sdxl-text-to-image", "image-to-image", "batch-nodes" })
    void bothSidesHaveTheSameJson(String file) throws Exception {
        System.setProperty("workflows", "../data/workflows");
        benchmark.file = file;
        benchmark.loadOnce();

        JsonNode written = Json.mapper().readTree(benchmark.write());
        JsonNode built = Json.mapper().readTree(benchmark.buildAndWrite());

        assertThat(built.at("/batch/graph/nodes")).isEqualTo(written.at("/batch/graph/nodes")).isNotEmpty();
        assertThat(built.at("/batch/workflow")).isEqualTo(written.at("/batch/workflow"));
        assertThat(built.at("/batch/batch_id")).isNotEqualTo(written.at("/batch/batch_id"));
        assertThat(benchmark.loadAndDiscover().definition().raw()).isEqualTo(benchmark.parse());
    }
}
