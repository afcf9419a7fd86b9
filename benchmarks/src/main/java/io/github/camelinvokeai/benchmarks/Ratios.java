package io.github.camelinvokeai.benchmarks;

import java.util.Map;
import java.util.TreeMap;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks and prints what they cost by the measure of Jackson, which no machine's speed changes. */
public final class Ratios {

    private Ratios() {
    }

    /**
     * Runs everything.
     *
     * @param args ignored
     */
    public static void main(String[] args) throws RunnerException {
        Map<String, Map<String, Double>> micros = new TreeMap<>();
        for (RunResult result : new Runner(
                new OptionsBuilder().include(WorkflowBenchmark.class.getSimpleName())
                        .jvmArgsAppend("-Dworkflows=" + System.getProperty("workflows", "data/workflows"))
                        .build())
                .run()) {
            micros.computeIfAbsent(result.getParams().getParam("file"), file -> new TreeMap<>())
                    .put(name(result), result.getPrimaryResult().getScore());
        }
        System.out.printf("%nIn one run, by the measure of what Jackson takes for the same bytes:%n%n");
        System.out.printf("%-22s %22s %22s%n", "", "load : parse", "batch : write");
        micros.forEach((file, times) -> System.out.printf("%-22s %22s %22s%n", file,
                ratio(times, "loadAndDiscover", "parse"), ratio(times, "buildAndWrite", "write")));
    }

    private static String ratio(Map<String, Double> times, String ours, String measure) {
        return "%.1f us : %.1f us = %.2f".formatted(times.get(ours), times.get(measure), times.get(ours) / times.get(measure));
    }

    private static String name(RunResult result) {
        String whole = result.getParams().getBenchmark();
        return whole.substring(whole.lastIndexOf('.') + 1);
    }
}
