package io.github.camelinvokeai.client.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the schema says about one node type. Immutable.
 *
 * @param type               name in workflows and graphs, for instance {@code denoise_latents}
 * @param title              name shown to people, without the word "Invocation"
 * @param version            version of the node type, not of the server; empty if it has none
 * @param category           group in the editor's list of nodes; {@code other} if the type names none
 * @param nodePack           pack that brings the type; {@code invokeai} for InvokeAI's own
 * @param outputType         type of what the node returns, for instance {@code image_output}
 * @param useCache           whether the server's invocation cache is used unless the workflow says otherwise
 * @param acceptsExtraInputs whether the server takes inputs that are not listed, as {@code core_metadata} does
 * @param inputs             the inputs by name, in the order of the schema, connection-only and hidden ones too
 * @param outputs            types of the outputs by name, in the order of the schema
 */
public record NodeTemplate(String type, String title, String version, String category, String nodePack, String outputType,
        boolean useCache, boolean acceptsExtraInputs, Map<String, FieldTemplate> inputs, Map<String, FieldType> outputs) {

    public NodeTemplate {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** The input of that name; empty if the type does not list it. */
    public Optional<FieldTemplate> input(String name) {
        return Optional.ofNullable(inputs.get(name));
    }
}
