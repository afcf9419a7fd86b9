package io.github.camelinvokeai.client.error;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Models that a workflow needs are not on the server, or a name is shared by several; {@link #missing()} lists all of
 * them, each with the installed models that would fit. {@link #input()} and {@link #candidates()} are those of the
 * first.
 */
public class ModelNotFoundException extends InputException {

    private static final long serialVersionUID = 1L;

    private final transient List<MissingModel> missing;

    public ModelNotFoundException(String input, String message, List<String> candidates) {
        this(input, message, candidates, null);
    }

    public ModelNotFoundException(String input, String message, List<String> candidates, Throwable cause) {
        super(input, message, candidates, cause);
        missing = List.of(new MissingModel(input, message, candidates));
    }

    /** @param missing at least one */
    public ModelNotFoundException(List<MissingModel> missing) {
        super(missing.get(0).input(), message(missing), missing.get(0).candidates(), null);
        this.missing = List.copyOf(missing);
    }

    /** Every model of the batch that was not found, in the order of the graph. */
    public List<MissingModel> missing() {
        return missing == null ? List.of() : missing;
    }

    private static String message(List<MissingModel> missing) {
        if (missing.size() == 1) {
            return missing.get(0).toString();
        }
        return missing.size() + " models were not found: " + IntStream.range(0, missing.size())
                .mapToObj(i -> "(" + (i + 1) + ") " + missing.get(i)).collect(Collectors.joining(" "));
    }

    /**
     * One model that was not found.
     *
     * @param input      the input that needs it, as the caller, or the workflow, names it
     * @param problem    what is wrong, for instance {@code model 'Tiny' is not installed on the server}
     * @param candidates the installed models that fit the input, each with name, base, type and key
     */
    public record MissingModel(String input, String problem, List<String> candidates) {

        public MissingModel {
            candidates = List.copyOf(candidates);
        }

        /** What to do about it. */
        public String remedy() {
            return candidates.isEmpty()
                    ? "no installed model fits it; install one" : "installed models that fit: " + String.join(", ", candidates);
        }

        @Override
        public String toString() {
            return "Input '" + input + "': " + problem + "; " + remedy();
        }
    }
}
