package io.github.camelinvokeai.embedded.node;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What stands for an encoded prompt: the prompt.
 *
 * @param sdxl whether it was made for Stable Diffusion XL
 */
record Conditioning(String prompt, boolean sdxl) {

    static final String KIND = "ConditioningFieldData";
    private static final String NAME = "conditioning_name";

    /** What earlier nodes left: one, or several that count as one. */
    static Conditioning left(Invocation node, JsonNode oneOrMany) {
        if (!oneOrMany.isArray()) {
            return one(node, oneOrMany);
        }
        boolean sdxl = oneOrMany.size() > 0 && one(node, oneOrMany.get(0)).sdxl;
        return new Conditioning(
                StreamSupport.stream(oneOrMany.spliterator(), false).map(field -> one(node, field).prompt)
                        .collect(Collectors.joining(" ")),
                sdxl);
    }

    private static Conditioning one(Invocation node, JsonNode field) {
        String name = field.path(NAME).asText();
        return node.left(name, Conditioning.class)
                .orElseThrow(() -> new NodeFailure("FileNotFoundError", "[Errno 2] No such file or directory: '" + name + "'"));
    }
}
