package io.github.camelinvokeai.embedded.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first mistake in a text that is not JSON, in the words and with the place of Python's reader.
 *
 * @param position characters before it
 */
record JsonMistake(String message, int position) {

    /**
     * Finds it.
     *
     * @param otherwise where it is if Python would find none
     */
    static JsonMistake in(String text, int otherwise) {
        try {
            Reader reader = new Reader(text);
            int end = reader.blanks(reader.value(reader.blanks(0)));
            if (end != text.length()) {
                throw new Found("Extra data", end);
            }
        } catch (Found found) {
            return new JsonMistake(found.getMessage(), found.position);
        }
        return new JsonMistake("Expecting value", otherwise);
    }

    private static final class Found extends Exception {

        private static final long serialVersionUID = 1L;

        private final int position;

        Found(String message, int position) {
            super(message);
            this.position = position;
        }
    }

    /** Each method takes the place where something begins and gives the place behind it. */
    private record Reader(String text) {

        private static final Pattern WORD
                = Pattern.compile("null|true|false|NaN|-?Infinity|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");
        private static final Pattern HEX = Pattern.compile("u[0-9a-fA-F]{4}");

        int value(int at) throws Found {
            return switch (charAt(at)) {
                case '{' -> object(at + 1);
                case '[' -> array(at + 1);
                case '"' -> string(at + 1);
                default -> word(at);
            };
        }

        private int object(int begin) throws Found {
            int at = blanks(begin);
            if (charAt(at) == '}') {
                return at + 1;
            }
            while (true) {
                if (charAt(at) != '"') {
                    throw new Found("Expecting property name enclosed in double quotes", at);
                }
                at = blanks(string(at + 1));
                if (charAt(at) != ':') {
                    throw new Found("Expecting ':' delimiter", at);
                }
                at = blanks(value(blanks(at + 1)));
                if (charAt(at) == '}') {
                    return at + 1;
                }
                at = blanks(comma(at));
            }
        }

        private int array(int begin) throws Found {
            int at = blanks(begin);
            if (charAt(at) == ']') {
                return at + 1;
            }
            while (true) {
                at = blanks(value(at));
                if (charAt(at) == ']') {
                    return at + 1;
                }
                at = blanks(comma(at));
            }
        }

        private int comma(int at) throws Found {
            if (charAt(at) != ',') {
                throw new Found("Expecting ',' delimiter", at);
            }
            return at + 1;
        }

        private int string(int begin) throws Found {
            int at = begin;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '"') {
                    return at + 1;
                }
                if (c < ' ') {
                    throw new Found("Invalid control character at", at);
                }
                at = c == '\\' ? escape(at + 1, begin - 1) : at + 1;
            }
            throw new Found("Unterminated string starting at", begin - 1);
        }

        private int escape(int at, int string) throws Found {
            if (at >= text.length()) {
                throw new Found("Unterminated string starting at", string);
            }
            if (text.charAt(at) == 'u') {
                if (!HEX.matcher(text).region(at, text.length()).lookingAt()) {
                    throw new Found("Invalid \\uXXXX escape", at);
                }
                return at + 5;
            }
            if ("\"\\/bfnrt".indexOf(text.charAt(at)) < 0) {
                throw new Found("Invalid \\escape", at - 1);
            }
            return at + 1;
        }

        private int word(int at) throws Found {
            Matcher word = WORD.matcher(text).region(at, text.length());
            if (!word.lookingAt()) {
                throw new Found("Expecting value", at);
            }
            return word.end();
        }

        private int blanks(int begin) {
            int at = begin;
            while (" \t\n\r".indexOf(charAt(at)) >= 0) {
                at++;
            }
            return at;
        }

        private char charAt(int at) {
            return at < text.length() ? text.charAt(at) : '\0';
        }
    }
}
