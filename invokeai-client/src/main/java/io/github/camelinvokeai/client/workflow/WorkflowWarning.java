package io.github.camelinvokeai.client.workflow;

/**
 * Something in a workflow file that InvokeAI's UI would pass over, and that a person should know.
 *
 * @param place where in the file, for instance {@code form.elements.node-field-1} or {@code edges[3]}
 * @param text  what is odd there and what was made of it
 */
public record WorkflowWarning(String place, String text) {

    @Override
    public String toString() {
        return place + ": " + text;
    }
}
