package io.github.camelinvokeai.client.schema;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Titles of fields that have none: the words of the name, each with a capital, as in {@code Init Image 2}. */
final class FieldTitles {

    private static final Pattern WORD = Pattern.compile("\\p{Lu}?\\p{Ll}+|[0-9]+|\\p{Lu}+(?!\\p{Ll})|\\p{L}+");

    private FieldTitles() {
    }

    static String fromName(String name) {
        return WORD.matcher(name).results()
                .map(word -> word.group().substring(0, 1).toUpperCase(Locale.ROOT) + word.group().substring(1))
                .collect(Collectors.joining(" "));
    }
}
