package io.github.camelinvokeai.client.error;

import java.util.regex.Pattern;

/**
 * How messages show a text that a caller gave. Whoever mixes up two inputs hands a prompt to the model or the number
 * next to it, and prompts stay out of messages: of what may be one, only the length is told.
 */
public final class GivenText {

    private static final int LONGEST_NAME = 60;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._#+-]{0,40}");
    private static final Pattern LINE_BREAK = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]");

    private GivenText() {
    }

    /** A text that should name a model, a board or an image: shown if it is one line of at most 60 characters. */
    public static String name(String text) {
        return mayBeName(text) ? "'" + text + "'" : length(text);
    }

    /** A text that should be a number, a choice or the like: shown if it is one word of at most 40 plain characters. */
    public static String word(String text) {
        return WORD.matcher(text).matches() ? "'" + text + "'" : length(text);
    }

    /** Whether {@link #name} shows the text. */
    public static boolean mayBeName(String text) {
        return text.length() <= LONGEST_NAME && !LINE_BREAK.matcher(text).find();
    }

    /** What stands for a text that is not shown. */
    public static String length(String text) {
        return "a text of " + text.length() + " characters";
    }
}
