package io.github.camelinvokeai.client.schema;

import java.util.Map;
import java.util.Set;

/**
 * InvokeAI before 6.8, and node packs written for it, say which models fit an input by a type name such as
 * {@code SDXLMainModelField}. InvokeAI itself now turns these names into filters; so does this table.
 */
final class LegacyModelTypes {

    /** InvokeAI writes this before type names that it no longer honours. */
    static final String GIVEN_UP = "DEPRECATED_";

    private static final String SUFFIX = "ModelField";

    private static final Map<String, ModelFilter> FILTERS = Map.ofEntries(
            main("Main", "sd-1", "sd-2"),
            main("CogView4Main", "cogview4"),
            main("FluxMain", "flux"),
            main("SD3Main", "sd-3"),
            main("SDXLMain", "sdxl"),
            main("SDXLRefiner", "sdxl-refiner"),
            main("Imagen3", "imagen3"),
            main("Imagen4", "imagen4"),
            main("ChatGPT4o", "chatgpt-4o"),
            entry("VAE", Set.of(), "vae", Set.of()),
            entry("FluxVAE", Set.of("flux", "flux2"), "vae", Set.of()),
            entry("LoRA", Set.of(), "lora", Set.of()),
            entry("ControlLoRA", Set.of(), "control_lora", Set.of()),
            entry("ControlNet", Set.of(), "controlnet", Set.of()),
            entry("IPAdapter", Set.of(), "ip_adapter", Set.of()),
            entry("T2IAdapter", Set.of(), "t2i_adapter", Set.of()),
            entry("T5Encoder", Set.of(), "t5_encoder", Set.of()),
            entry("CLIPEmbed", Set.of(), "clip_embed", Set.of()),
            entry("CLIPLEmbed", Set.of(), "clip_embed", Set.of("large")),
            entry("CLIPGEmbed", Set.of(), "clip_embed", Set.of("gigantic")),
            entry("SpandrelImageToImage", Set.of(), "spandrel_image_to_image", Set.of()),
            entry("SigLip", Set.of(), "siglip", Set.of()),
            entry("FluxRedux", Set.of(), "flux_redux", Set.of()),
            entry("LLaVA", Set.of(), "llava_onevision", Set.of()));

    private LegacyModelTypes() {
    }

    static boolean isModelType(String uiType) {
        return uiType.endsWith(SUFFIX);
    }

    /** The filter a legacy name stands for; a name that is not in the table stands for every model. */
    static ModelFilter filter(String uiType) {
        String name = uiType.startsWith(GIVEN_UP) ? uiType.substring(GIVEN_UP.length()) : uiType;
        return FILTERS.getOrDefault(name, ModelFilter.EVERY_MODEL);
    }

    private static Map.Entry<String, ModelFilter> main(String name, String... bases) {
        return entry(name, Set.of(bases), "main", Set.of());
    }

    private static Map.Entry<String, ModelFilter> entry(String name, Set<String> bases, String type, Set<String> variants) {
        return Map.entry(name + SUFFIX, new ModelFilter(bases, Set.of(type), variants, Set.of(), Set.of()));
    }
}
