package io.github.camelinvokeai.client.drift;

import java.util.stream.Collectors;

import io.github.camelinvokeai.client.error.InvokeAIException;

/**
 * A workflow no longer has the inputs that its input map promises. The message names every input that breaks, and how;
 * {@link #report()} tells the rest.
 */
public class InputDriftException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    private final transient InputMapReport report;

    InputDriftException(InputMapReport report) {
        super("Workflow " + report.source() + " does not have the inputs that its input map promises: "
              + report.breaking().stream().map(InputDrift::toString).collect(Collectors.joining("; "))
              + "; adapt those who set them and export the map again, or repair the workflow");
        this.report = report;
    }

    /** All that differs; null after the exception was serialized. */
    public InputMapReport report() {
        return report;
    }
}
