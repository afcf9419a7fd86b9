package io.github.camelinvokeai.client.schema;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which models fit a model input. The editor offers only these; the server takes others too and then fails at run time.
 * An empty set is no condition. Immutable.
 *
 * @param bases       architectures, for instance {@code sd-1}, {@code sdxl}
 * @param types       for instance {@code main}, {@code vae}, {@code lora}
 * @param variants    for instance {@code inpaint}; a model that names no variant fits as well
 * @param formats     for instance {@code diffusers}, {@code checkpoint}
 * @param providerIds services of external models, for instance {@code gemini}
 */
public record ModelFilter(Set<String> bases, Set<String> types, Set<String> variants, Set<String> formats,
        Set<String> providerIds) {

    /** Every model fits. */
    public static final ModelFilter EVERY_MODEL = new ModelFilter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public ModelFilter {
        bases = Set.copyOf(bases);
        types = Set.copyOf(types);
        variants = Set.copyOf(variants);
        formats = Set.copyOf(formats);
        providerIds = Set.copyOf(providerIds);
    }

    /**
     * Whether a model fits. As in the editor, variant and format alone are no condition: they only narrow a base, a
     * type or a service.
     *
     * @param model a model record of InvokeAI's model API
     */
    public boolean accepts(JsonNode model) {
        if (bases.isEmpty() && types.isEmpty() && providerIds.isEmpty()) {
            return true;
        }
        return holds(bases, model.path("base")) && holds(types, model.path("type")) && holds(formats, model.path("format"))
                && holds(providerIds, model.path("provider_id"))
                && (!model.hasNonNull("variant") || holds(variants, model.path("variant")));
    }

    private static boolean holds(Set<String> allowed, JsonNode value) {
        return allowed.isEmpty() || allowed.contains(value.asText());
    }
}
