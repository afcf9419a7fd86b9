package io.github.camelinvokeai.client.quick;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.GivenText;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.model.ModelInfo;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.workflow.ModelRequest;
import io.github.camelinvokeai.client.workflow.ValueResolver;

/** Finds the models for one request among the installed ones. */
final class ModelChoice {

    private static final ModelFilter FLUX_VAE = filter("flux", "vae");
    private static final ModelFilter T5_ENCODER = anyBase("t5_encoder", Set.of());
    private static final ModelFilter CLIP_EMBED = anyBase("clip_embed", Set.of());
    /** The other CLIP models are for Stable Diffusion 3. */
    private static final ModelFilter USUAL_CLIP_EMBED = anyBase("clip_embed", Set.of("large"));
    private static final List<String> OWN_PARTS
            = List.of("transformer", "vae", "text_encoder", "tokenizer", "text_encoder_2", "tokenizer_2");

    private final TextToImage request;
    private final List<ModelInfo> installed;
    private final ValueResolver resolver;
    private final List<String> missing = new ArrayList<>();

    ModelChoice(TextToImage request, List<ModelInfo> installed, ValueResolver resolver) {
        this.request = request;
        this.installed = installed;
        this.resolver = resolver;
    }

    /**
     * All models, after everything that the kind of main model cannot heed has been refused.
     *
     * @throws ModelNotFoundException if one is not installed
     * @throws InvalidValueException  if an argument means nothing to the main model
     */
    ChosenModels choose() {
        ModelInfo main = main();
        Family family = Family.of(main.base());
        refuseWhatMeansNothing(family);
        return family == Family.FLUX
                ? flux(main) : new ChosenModels(
                        main, named("vae", request.vae(), filter(main.base(), "vae")), loras(main.base()), null, null);
    }

    private ModelInfo main() {
        boolean given = request.model() != null;
        List<ModelInfo> candidates = given ? installed : installed.stream().filter(model -> !fillsOnly(model)).toList();
        ModelInfo main = MainModels.choose("model", candidates, Family.bases(), request.model());
        if (fillsOnly(main)) {
            throw refusal("model", GivenText.name(main.name()) + " is a FLUX Fill model, which paints into pictures and not"
                                   + " from a text alone");
        }
        return main;
    }

    private static boolean fillsOnly(ModelInfo model) {
        return model.raw().path("variant").asText().equals("dev_fill");
    }

    private void refuseWhatMeansNothing(Family family) {
        if (family == Family.FLUX) {
            double scale = request.cfgScale() == null ? 1 : request.cfgScale();
            if (request.negativePrompt() != null && !request.negativePrompt().isEmpty() && scale <= 1) {
                throw refusal("negativePrompt", "means something to a FLUX model only with a cfgScale above 1");
            }
        } else {
            onlyForFlux("guidance", request.guidance());
            onlyForFlux("t5Encoder", request.t5Encoder());
            onlyForFlux("clipEmbed", request.clipEmbed());
        }
    }

    private static void onlyForFlux(String argument, Object value) {
        if (value != null) {
            throw refusal(argument, "means something to FLUX models only; leave it out, or name one");
        }
    }

    private static InvalidValueException refusal(String argument, String reason) {
        return new InvalidValueException(argument, "Input '" + argument + "' " + reason, List.of());
    }

    private ChosenModels flux(ModelInfo main) {
        boolean whole = bringsAllParts(main);
        ObjectNode t5Encoder = part("t5Encoder", request.t5Encoder(), T5_ENCODER, T5_ENCODER, whole,
                "a T5 encoder (type t5_encoder, among InvokeAI's starter models t5_base_encoder)");
        ObjectNode clipEmbed = part("clipEmbed", request.clipEmbed(), CLIP_EMBED, USUAL_CLIP_EMBED, whole,
                "a CLIP model (type clip_embed, among InvokeAI's starter models clip-vit-large-patch14)");
        ObjectNode vae = part("vae", request.vae(), FLUX_VAE, FLUX_VAE, whole,
                "a VAE (type vae of base flux, among InvokeAI's starter models FLUX.1-schnell_ae)");
        if (!missing.isEmpty()) {
            throw new ModelNotFoundException(
                    "model", "Model " + GivenText.name(main.name()) + " is of base flux, and what such a model needs is not"
                             + " installed; install " + String.join(", ", missing),
                    List.of());
        }
        return new ChosenModels(main, vae, loras(main.base()), t5Encoder, clipEmbed);
    }

    private static boolean bringsAllParts(ModelInfo main) {
        JsonNode parts = main.raw().path("submodels");
        return "sdnq_quantized".equals(main.format()) && OWN_PARTS.stream().allMatch(parts::has);
    }

    private ObjectNode part(String argument, String name, ModelFilter filter, ModelFilter usual, boolean own, String words) {
        if (name != null || own) {
            return named(argument, name, filter);
        }
        return installed.stream().filter(model -> usual.accepts(model.raw())).findFirst().map(ModelInfo::toIdentifier)
                .orElseGet(() -> {
                    missing.add(words);
                    return null;
                });
    }

    private List<ChosenModels.Lora> loras(String base) {
        ModelFilter filter = filter(base, "lora");
        return request.loras().stream()
                .map(lora -> new ChosenModels.Lora(named("loras", lora.model(), filter), lora.weight())).toList();
    }

    private ObjectNode named(String argument, String keyOrName, ModelFilter filter) {
        return keyOrName == null ? null : resolver.model(new ModelRequest(argument, keyOrName, null, true, filter));
    }

    private static ModelFilter filter(String base, String type) {
        return new ModelFilter(Set.of(base), Set.of(type), Set.of(), Set.of(), Set.of());
    }

    private static ModelFilter anyBase(String type, Set<String> variants) {
        return new ModelFilter(Set.of(), Set.of(type), variants, Set.of(), Set.of());
    }
}
