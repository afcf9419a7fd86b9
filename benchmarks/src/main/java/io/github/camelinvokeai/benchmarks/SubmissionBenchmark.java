package io.github.camelinvokeai.benchmarks;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a submission costs on this side of the wire: a workflow is compiled once, and each submission should cost about
 * what writing its JSON costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SubmissionBenchmark {

    private static final Map<String, Object> VALUES = Map.of(
            "Prompt", "a lighthouse at dawn", "Negative prompt", "blurry", "Model", "Tiny SDXL", "Width", 256, "Height", 256,
            "Steps", 5, "CFG scale", 6.5, "Scheduler", "euler", "Seed", 4_294_967_295L);

    private WorkflowDefinition definition;
    private WorkflowHandle workflow;
    private ObjectNode payload;

    /** Reads the workflow from the folder {@code workflows}, a system property. */
    @Setup
    public void compileOnce() {
        definition = WorkflowDefinition.fromFile(
                Path.of(System.getProperty("workflows", "data/workflows"), "sdxl-text-to-image.json"));
        workflow = compile();
        payload = payload();
    }

    /** The cost that a submission is measured by. */
    @Benchmark
    public byte[] writeTheJson() {
        return Json.bytes(payload);
    }

    /** All that happens between a value and the wire. */
    @Benchmark
    public byte[] submitAndWriteTheJson() {
        return Json.bytes(payload());
    }

    /** What is done once for a workflow, and not for each submission. */
    @Benchmark
    public WorkflowHandle compile() {
        return WorkflowHandle.compile(definition, NodeSchema.shipped());
    }

    private ObjectNode payload() {
        return workflow.newSubmission().setAll(VALUES).payload(new KnownServer());
    }
}
