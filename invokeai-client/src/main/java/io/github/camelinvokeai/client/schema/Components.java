package io.github.camelinvokeai.client.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** The named schemas of an OpenAPI document, and what it means that one schema refers to another. */
record Components(JsonNode schemas) {

    static boolean isReference(JsonNode schema) {
        return schema.path("$ref").isTextual();
    }

    /** Name of the schema referred to: the last part of the reference. */
    static String referencedName(JsonNode reference) {
        String text = reference.path("$ref").asText();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    JsonNode referenced(JsonNode reference) {
        return schemas.path(referencedName(reference));
    }

    /**
     * The list of allowed values behind a schema, or a missing node. A reference to an enumeration counts: the editor
     * would take it for a type without a control, but the server lists its values.
     */
    JsonNode enumeration(JsonNode schema) {
        JsonNode target = isReference(schema) ? referenced(schema) : schema;
        return target.hasNonNull("const") || target.path("enum").isArray() ? target : MissingNode.getInstance();
    }

    boolean isEnumeration(JsonNode schema) {
        return !enumeration(schema).isMissingNode();
    }
}
