package io.github.camelinvokeai.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.camelinvokeai.client.text.OneLine;
import io.github.camelinvokeai.client.workflow.ModelResolution;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How far the search for installed models may go. */
final class ResolutionOption {

    @Option(names = "--model-resolution", paramLabel = "HOW", converter = Words.class,
            description = "Which installed models may serve: identity, only the same ones, or by-base-and-type, else another "
                          + "of the same base and type. Default: identity.")
    ModelResolution value = ModelResolution.IDENTITY;

    /** Takes the words of the command line for the values. */
    static final class Words implements ITypeConverter<ModelResolution> {

        @Override
        public ModelResolution convert(String text) {
            return Arrays.stream(ModelResolution.values()).filter(each -> word(each).equals(text)).findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + OneLine.cut(text, 40) + "' is none of "
                                                                   + Arrays.stream(ModelResolution.values()).map(Words::word)
                                                                           .collect(Collectors.joining(", "))));
        }

        private static String word(ModelResolution resolution) {
            return resolution.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
