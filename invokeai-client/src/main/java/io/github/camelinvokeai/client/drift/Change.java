package io.github.camelinvokeai.client.drift;

import java.util.Locale;

/** One way in which an input of a workflow differs from what its input map says. */
public enum Change {
    /** It has another index. */
    MOVED,
    /** It has another label. */
    RENAMED,
    /**
     * It keeps its label, and so does another input now, or the label reads as another key: it no longer means this
     * one.
     */
    AMBIGUOUS,
    /**
     * Its node is gone, and an input of the same label and type is there on another one: most likely the node made
     * anew.
     */
    READDRESSED,
    /** It takes another kind of value, no more lists or nothing but lists, or it lost choices. */
    RETYPED,
    /** It takes no value any more: most often because an edge feeds it. */
    LOCKED,
    /** The server needs a value for it that the file no longer has. */
    DEMANDED,
    /** There is no such input any more. */
    MISSING,
    /** The map does not have it. */
    NEW;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
