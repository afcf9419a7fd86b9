package io.github.camelinvokeai.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.client.workflow.WorkflowInput;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a workflow costs on this side of the wire, beside what Jackson takes for the same bytes: a file is loaded once,
 * and each batch should cost about what writing its JSON costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WorkflowBenchmark {

    private static final List<FieldKind> SET = List.of(FieldKind.STRING, FieldKind.INTEGER, FieldKind.FLOAT);

    /** A file of {@code data/workflows}. */
    @Param({ "cpu-nodes", "sd15-text-to-image", "sdxl-text-to-image", "image-to-image", "batch-nodes" })
    public String file;

    private String text;
    private WorkflowHandle workflow;
    private ObjectNode payload;

    /** Reads the file from the folder {@code workflows}, a system property. */
    @Setup
    public void loadOnce() throws IOException {
        NodeSchema.shipped();
        text = Files.readString(Path.of(System.getProperty("workflows", "data/workflows"), file + ".json"));
        workflow = loadAndDiscover();
        payload = build();
    }

    /** Jackson alone: the measure of loading. */
    @Benchmark
    public JsonNode parse() throws IOException {
        return Json.mapper().readTree(text.getBytes(StandardCharsets.UTF_8));
    }

    /** From the text of the file to inputs that can be set, and a graph that only waits for values. */
    @Benchmark
    public WorkflowHandle loadAndDiscover() {
        return WorkflowHandle.compile(WorkflowDefinition.fromJson(text), NodeSchema.shipped());
    }

    /** Jackson alone: the measure of a batch. */
    @Benchmark
    public byte[] write() {
        return Json.bytes(payload);
    }

    /** All that happens between values and the wire. */
    @Benchmark
    public byte[] buildAndWrite() {
        return Json.bytes(build());
    }

    /** Every text and number of the form is set, and every model and image. */
    private ObjectNode build() {
        Submission submission = workflow.newSubmission();
        for (WorkflowInput input : workflow.inputs()) {
            FieldKind kind = input.field().kind();
            if (kind == FieldKind.MODEL || kind == FieldKind.IMAGE) {
                submission.set(input.index(), "named");
            } else if (SET.contains(kind) && input.value() != null) {
                submission.set(input.index(), input.value());
            }
        }
        return submission.payload(new KnownServer());
    }
}
