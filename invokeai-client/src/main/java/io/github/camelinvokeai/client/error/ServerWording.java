package io.github.camelinvokeai.client.error;

import java.util.regex.Pattern;

/** Makes the server's words fit for a message: short, on one line, without the values that were sent. */
public final class ServerWording {

    private static final int MAX_LENGTH = 300;

    // How the validation library of the server words the value it refused, which may be a prompt.
    private static final Pattern ECHO = Pattern.compile("input_value=.*, input_type=|input_value=.*");

    private ServerWording() {
    }

    /** The text on one line of at most 300 characters; null stays null. */
    public static String cut(String text) {
        if (text == null) {
            return null;
        }
        String line = ECHO.matcher(text).replaceAll("input_value left out, input_type=").replaceAll("\\s+", " ").strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, end(line)) + "...";
    }

    private static int end(String line) {
        int end = MAX_LENGTH - 3;
        return Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end;
    }
}
