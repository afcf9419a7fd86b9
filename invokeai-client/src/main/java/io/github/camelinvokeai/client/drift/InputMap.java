package io.github.camelinvokeai.client.drift;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.InputMapFormatException;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;

/**
 * What the inputs of a workflow were at one time: written down beside the routes that set them, and compared with the
 * file that they run later, after somebody worked on it in InvokeAI's editor. It holds no values. Immutable and
 * thread-safe.
 *
 * @param workflow      the name that the author gave the workflow; empty if none
 * @param schemaVersion the schema version of the workflow file; empty if it does not say
 * @param keys          how those who run the workflow name its inputs, at least one way: decides which drift breaks
 *                      them
 * @param inputs        in the order of the form
 */
public record InputMap(String workflow, String schemaVersion, Set<KeyKind> keys, List<MappedInput> inputs) {

    /** A larger file is refused unread: 16 MiB. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    /** All of them: what nobody has said, somebody may rely on. */
    public static final Set<KeyKind> ALL_KEYS = Set.of(KeyKind.values());

    public InputMap {
        Objects.requireNonNull(workflow, "workflow");
        Objects.requireNonNull(schemaVersion, "schemaVersion");
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("An input map says at least one way in which inputs are named");
        }
        keys = Set.copyOf(keys);
        inputs = List.copyOf(inputs);
    }

    /** The inputs of a workflow, for users that may name them in every way. */
    public static InputMap of(WorkflowHandle workflow) {
        return of(workflow, ALL_KEYS);
    }

    /** The inputs of a workflow, for users that name them in these ways only. */
    public static InputMap of(WorkflowHandle workflow, Set<KeyKind> keys) {
        return new InputMap(
                workflow.definition().name(), workflow.definition().schemaVersion(), keys, MappedInput.of(workflow));
    }

    /**
     * Reads a file that holds what {@link #toJson} gives.
     *
     * @throws InputMapFormatException if there is no such readable file, or it holds no input map
     */
    public static InputMap fromFile(Path file) {
        return InputMapReader.read(file);
    }

    /**
     * Reads a stream to its end; the caller closes it.
     *
     * @param  source                  what to call it in messages, for instance a file name or URI
     * @throws InputMapFormatException if it cannot be read or holds no input map
     */
    public static InputMap fromStream(InputStream stream, String source) {
        return InputMapReader.read(stream, source);
    }

    /** The map as JSON, in the format that docs/inputs.md describes. */
    public ObjectNode toJson() {
        return InputMapJson.of(this);
    }

    /**
     * Compares the map with a workflow. An input is the same if it is the same field of the same node; where that is
     * gone, the one other input of the same label and type that the map does not know is taken for it, as
     * {@link Change#READDRESSED}. Both should have been compiled with the same node facts: a type that they do not know
     * makes every input of its nodes one of type {@code any}.
     *
     * @throws InputMapFormatException if the map has a JsonPath that is none
     */
    public InputMapReport verify(WorkflowHandle newer) {
        return new Verification(this, newer).report();
    }

    /** The keys in the order of their declaration. */
    Set<KeyKind> sortedKeys() {
        return EnumSet.copyOf(keys);
    }

    @Override
    public String toString() {
        return "InputMap[" + workflow + ", " + inputs.size() + " inputs]";
    }
}
