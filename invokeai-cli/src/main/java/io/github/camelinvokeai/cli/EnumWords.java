package io.github.camelinvokeai.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.camelinvokeai.client.text.OneLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the words of the command line for the constants of an enum: {@code by-name} for {@code BY_NAME}. */
abstract class EnumWords<E extends Enum<E>> implements ITypeConverter<E> {

    private final Class<E> type;

    EnumWords(Class<E> type) {
        this.type = type;
    }

    @Override
    public E convert(String text) {
        return Arrays.stream(type.getEnumConstants()).filter(each -> word(each).equals(text)).findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "'" + OneLine.cut(text, 40) + "' is none of "
                                                               + Arrays.stream(type.getEnumConstants()).map(EnumWords::word)
                                                                       .collect(Collectors.joining(", "))));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
