package io.github.camelinvokeai.client.drift;

import java.util.Locale;

/** A way in which those who run a workflow name its inputs. What they rely on decides which drift breaks them. */
public enum KeyKind {
    /** The position in the form: breaks when inputs are put in before it, taken out or ordered anew. */
    INDEX,
    /** What the form shows: breaks when somebody renames the input or gives another one the same name. */
    LABEL,
    /** {@code nodeId.field}: breaks when the node is deleted and made anew. */
    ADDRESS;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
