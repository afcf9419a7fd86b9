package io.github.camelinvokeai.cli;

import io.github.camelinvokeai.client.workflow.ModelResolution;
import picocli.CommandLine.Option;

/** How far the search for installed models may go. */
final class ResolutionOption {

    @Option(names = "--model-resolution", paramLabel = "HOW", converter = Words.class,
            description = "Which installed models may serve: identity, only the same ones, or by-base-and-type, else another "
                          + "of the same base and type. Default: identity.")
    ModelResolution value = ModelResolution.IDENTITY;

    /** Its words. */
    static final class Words extends EnumWords<ModelResolution> {

        Words() {
            super(ModelResolution.class);
        }
    }
}
