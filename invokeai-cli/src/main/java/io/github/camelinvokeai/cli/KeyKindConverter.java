package io.github.camelinvokeai.cli;

import java.util.Arrays;
import java.util.Locale;

import io.github.camelinvokeai.client.drift.KeyKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code index}, {@code label} or {@code address}. */
final class KeyKindConverter implements ITypeConverter<KeyKind> {

    @Override
    public KeyKind convert(String text) {
        return Arrays.stream(KeyKind.values()).filter(key -> key.name().toLowerCase(Locale.ROOT).equals(text)).findFirst()
                .orElseThrow(() -> new TypeConversionException("expected index, label or address, not '" + text + "'"));
    }
}
