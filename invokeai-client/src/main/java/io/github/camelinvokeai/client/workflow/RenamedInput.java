package io.github.camelinvokeai.client.workflow;

import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.NodeTemplate;

/**
 * The one input that InvokeAI has renamed within a major version: the pictures of an {@code image_collection} stood in
 * {@code collection}, which now takes an edge only, and stand in {@code images} since version 1.0.2.
 */
final class RenamedInput {

    static final String OLD = "collection";
    static final String NEW = "images";
    private static final String TYPE = "image_collection";
    private static final Pattern BEFORE = Pattern.compile("1\\.0\\.[01]");

    private RenamedInput() {
    }

    /** Whether a node of that type, saved in that version, has its pictures in the old input. */
    static boolean isBefore(NodeTemplate template, String version) {
        return template.type().equals(TYPE) && BEFORE.matcher(version).matches();
    }

    /**
     * Moves the pictures and leaves no more than an empty list, unless the new input has some already; says whether it
     * did.
     */
    static boolean move(ObjectNode inputs) {
        if (inputs.path(OLD).path("value") instanceof ArrayNode pictures
                && inputs.path(NEW) instanceof ObjectNode renamed && renamed.path("value").isEmpty()) {
            renamed.set("value", pictures);
            ((ObjectNode) inputs.get(OLD)).putArray("value");
            return true;
        }
        return false;
    }

    /** The field that a form means, by the name that it has now. */
    static FieldKey current(FieldKey key, Map<String, WorkflowNode> nodes) {
        WorkflowNode node = nodes.get(key.nodeId());
        return node != null && node.type().equals(TYPE) && key.fieldName().equals(OLD) && node.hasInput(NEW)
                ? new FieldKey(key.nodeId(), NEW) : key;
    }
}
