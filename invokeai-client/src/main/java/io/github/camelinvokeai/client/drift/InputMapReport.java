package io.github.camelinvokeai.client.drift;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.workflow.WorkflowWarning;

/**
 * How a workflow differs from its input map. Immutable.
 *
 * @param source   where the newer workflow was read from
 * @param keys     how inputs are named by those who set them, as the map says
 * @param inputs   what became of each input of the map, in its order; then those that are new
 * @param warnings the JsonPaths of the map that lead nowhere in the newer file, or to several places: each once
 */
public record InputMapReport(String source, Set<KeyKind> keys, List<InputDrift> inputs, List<WorkflowWarning> warnings) {

    private static final String UNCHANGED = "unchanged";

    public InputMapReport {
        keys = Set.copyOf(keys);
        inputs = List.copyOf(inputs);
        warnings = List.copyOf(warnings);
    }

    /**
     * The inputs whose change breaks somebody; empty if the workflow can be run as before. Always breaking are
     * {@link Change#MISSING}, {@link Change#RETYPED}, {@link Change#LOCKED}, {@link Change#DEMANDED}, and
     * {@link Change#NEW} if the server needs a value that the file does not have. {@link Change#MOVED} is if the map
     * says that inputs are named by index, {@link Change#RENAMED} and {@link Change#AMBIGUOUS} if by label and the
     * label could be used as a key, {@link Change#READDRESSED} if by address. An input that took no value before cannot
     * break, unless it demands one.
     */
    public List<InputDrift> breaking() {
        return inputs.stream().filter(InputDrift::breaking).toList();
    }

    /** Whether nothing is {@link #breaking()}. */
    public boolean compatible() {
        return inputs.stream().noneMatch(InputDrift::breaking);
    }

    /**
     * Does nothing if the workflow can be run as before.
     *
     * @throws InputDriftException if not; it names every input that breaks
     */
    public void requireCompatible() {
        if (!compatible()) {
            throw new InputDriftException(this);
        }
    }

    /** The report as JSON, in the format that docs/inputs.md describes. */
    public ObjectNode toJson() {
        return ReportJson.of(this);
    }

    /** How many inputs there are of each change, and how many without any. */
    Map<String, Long> counts() {
        return inputs.stream()
                .flatMap(input -> input.unchanged() ? Stream.of(UNCHANGED) : input.changes().stream().map(Change::text))
                .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
    }

    /** A line that counts, then one for each input that changed and for each warning. */
    @Override
    public String toString() {
        String counts = counts().entrySet().stream().map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        Stream<String> changed = inputs.stream().filter(input -> !input.unchanged())
                .map(input -> (input.breaking() ? "  breaks   " : "  differs  ") + input);
        Stream<String> warned = warnings.stream().map(warning -> "  warning  " + warning);
        return Stream.of(Stream.of(source + ": " + (counts.isEmpty() ? "no inputs" : counts)), changed, warned)
                .flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }
}
