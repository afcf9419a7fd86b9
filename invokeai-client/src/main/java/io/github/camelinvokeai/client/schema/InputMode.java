package io.github.camelinvokeai.client.schema;

import java.util.Locale;

/** How an input may be fed. */
public enum InputMode {
    /** By a value only. */
    DIRECT,
    /** By an edge only. */
    CONNECTION,
    /** By a value or an edge. */
    ANY;

    /** A mode this client does not know is taken as {@link #ANY}: the server has the last word. */
    static InputMode of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "direct" -> DIRECT;
            case "connection" -> CONNECTION;
            default -> ANY;
        };
    }
}
