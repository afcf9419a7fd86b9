package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An edge as the file has it.
 *
 * @param position  its place in the list {@code edges}
 * @param source    output that it comes from; an empty field name if it names none
 * @param target    input that it leads to; an empty field name if it names none
 * @param collapsed whether it only joins two collapsed nodes on the screen
 */
record WorkflowEdge(int position, FieldKey source, FieldKey target, boolean collapsed) {

    private static final String DEFAULT = "default";
    private static final String COLLAPSED = "collapsed";

    static WorkflowEdge read(int position, JsonNode edge) {
        return new WorkflowEdge(
                position, end(edge, "source"), end(edge, "target"), edge.path("type").asText(DEFAULT).equals(COLLAPSED));
    }

    /** Whether an entry of the list is an edge of a kind that InvokeAI has; one without a kind is an ordinary one. */
    static boolean isKnown(JsonNode edge) {
        String type = edge.path("type").asText(DEFAULT);
        return type.equals(DEFAULT) || type.equals(COLLAPSED);
    }

    private static FieldKey end(JsonNode edge, String name) {
        JsonNode handle = edge.path(name + "Handle");
        return new FieldKey(edge.path(name).asText().strip(), handle.isTextual() ? handle.textValue().strip() : "");
    }

    boolean namesFields() {
        return !source.fieldName().isEmpty() && !target.fieldName().isEmpty();
    }

    /** From and to what, as messages say it. */
    String described() {
        return "edge from " + source + " to " + target;
    }

    String place() {
        return "edges[" + position + "]";
    }
}
