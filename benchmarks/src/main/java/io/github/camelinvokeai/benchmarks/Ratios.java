package io.github.camelinvokeai.benchmarks;

import java.util.Map;
import java.util.TreeMap;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks and prints what they cost by the measure of one of them, which no machine's speed changes. */
public final class Ratios {

    private static final String MEASURE = "writeTheJson";

    private Ratios() {
    }

    /**
     * Runs everything.
     *
     * @param args ignored
     */
    public static void main(String[] args) throws RunnerException {
        Map<String, Double> micros = new TreeMap<>();
        for (RunResult result : new Runner(
                new OptionsBuilder().include(SubmissionBenchmark.class.getSimpleName())
                        .jvmArgsAppend("-Dworkflows=" + System.getProperty("workflows", "data/workflows"))
                        .build())
                .run()) {
            micros.put(name(result), result.getPrimaryResult().getScore());
        }
        double measure = micros.get(MEASURE);
        System.out.printf("%nIn one run, by the measure of %s (%.1f us):%n", MEASURE, measure);
        micros.forEach((name, score) -> System.out.printf("  %-24s %6.2f%n", name, score / measure));
    }

    private static String name(RunResult result) {
        String whole = result.getParams().getBenchmark();
        return whole.substring(whole.lastIndexOf('.') + 1);
    }
}
