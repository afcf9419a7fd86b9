package io.github.camelinvokeai.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** That what is measured is what is done. */
class SubmissionBenchmarkTest {

    private final SubmissionBenchmark benchmark = new SubmissionBenchmark();

    @BeforeEach
    void compile() {
        System.setProperty("workflows", "../data/workflows");
        benchmark.compileOnce();
    }

    @Test
    void bothSidesOfTheRatioWriteTheSameGraph() throws Exception {
        JsonNode written = Json.mapper().readTree(benchmark.writeTheJson());
        JsonNode submitted = Json.mapper().readTree(benchmark.submitAndWriteTheJson());

        assertThat(submitted.at("/batch/graph/nodes")).isEqualTo(written.at("/batch/graph/nodes")).hasSizeGreaterThan(5);
        assertThat(submitted.at("/batch/workflow")).isEqualTo(written.at("/batch/workflow"));
    }

    @Test
    void everySubmissionIsANewBatch() throws Exception {
        JsonNode first = Json.mapper().readTree(benchmark.submitAndWriteTheJson());
        JsonNode second = Json.mapper().readTree(benchmark.submitAndWriteTheJson());

        assertThat(second.at("/batch/batch_id")).isNotEqualTo(first.at("/batch/batch_id"));
    }
}
