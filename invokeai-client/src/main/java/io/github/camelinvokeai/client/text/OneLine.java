package io.github.camelinvokeai.client.text;

import java.util.regex.Pattern;

/**
 * Text from files and servers on its way to a terminal: in one line, and without the control characters that would move
 * the cursor or change colours.
 */
public final class OneLine {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\u202a-\\u202e]+");

    private OneLine() {
    }

    /** Every run of blanks, line breaks and control characters as one blank. */
    public static String of(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    /** The same, cut with three dots where it is longer than a number of characters. */
    public static String cut(String text, int length) {
        String line = of(text);
        if (line.codePointCount(0, line.length()) <= length) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, Math.max(0, length - 3))) + "...";
    }
}
