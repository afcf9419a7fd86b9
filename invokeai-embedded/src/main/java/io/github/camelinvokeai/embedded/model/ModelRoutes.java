package io.github.camelinvokeai.embedded.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.web.ApiAnswer;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiFields;
import io.github.camelinvokeai.embedded.web.ApiRequest;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Router;

/** The calls below {@code /api/v2/models}. */
public final class ModelRoutes implements ApiRoutes {

    private static final String MODELS = "/api/v2/models";
    private static final List<String> BASES = List.of("any", "sd-1", "sd-2", "sd-3", "sdxl", "sdxl-refiner", "flux",
            "flux2", "cogview4", "z-image", "ernie-image", "ideogram-4", "external", "qwen-image", "anima", "krea-2", "wan",
            "unknown");
    private static final List<String> TYPES = List.of("onnx", "main", "vae", "lora", "control_lora", "controlnet",
            "embedding", "ip_adapter", "clip_vision", "clip_embed", "t2i_adapter", "t5_encoder", "qwen3_encoder",
            "qwen_vl_encoder", "qwen3_vl_encoder", "mistral_encoder", "wan_t5_encoder", "gemma2_encoder",
            "spandrel_image_to_image", "siglip", "flux_redux", "llava_onevision", "prompt_enhancer", "text_llm",
            "external_image_generator", "pid_decoder", "unknown");
    private static final List<String> FORMATS = List.of("omi", "diffusers", "checkpoint", "lycoris", "onnx", "olive",
            "embedding_file", "embedding_folder", "invokeai", "t5_encoder", "qwen3_encoder", "qwen_vl_encoder",
            "qwen3_vl_encoder", "mistral_encoder", "wan_t5_encoder", "gemma2_encoder", "bnb_quantized_int8b",
            "bnb_quantized_nf4b", "gguf_quantized", "external_api", "sdnq_quantized", "unknown");

    private final ModelStore models;

    /** The calls about the models of a store. */
    public ModelRoutes(ModelStore models) {
        this.models = models;
    }

    @Override
    public void addTo(Router router) {
        router.on("GET", MODELS + "/", this::list).on("GET", MODELS + "/i/{key}", this::get)
                .on("GET", MODELS + "/get_by_attrs", this::byAttributes).on("GET", MODELS + "/get_by_hash", this::byHash)
                .on("GET", MODELS + "/missing", request -> ApiAnswer.json(listed(List.of())));
    }

    // With several bases it lists one after the other.
    private ApiAnswer list(ApiRequest request) {
        ApiFields query = ApiFields.query(request);
        List<String> bases = query.choices("base_models", BASES).orElse(null);
        Optional<String> type = query.choice("model_type", TYPES);
        Optional<String> name = query.text("model_name").filter(text -> !text.isEmpty());
        Optional<String> format = query.choice("model_format", FORMATS);
        query.check();
        List<ObjectNode> found = new ArrayList<>();
        for (String base : bases == null || bases.isEmpty() ? List.of("") : bases) {
            found.addAll(models.list(model -> (base.isEmpty() || model.base().equals(base))
                    && type.map(model.type()::equals).orElse(true) && name.map(model.name()::equals).orElse(true)
                    && format.map(model.format()::equals).orElse(true)));
        }
        return ApiAnswer.json(listed(found));
    }

    private static ObjectNode listed(List<ObjectNode> found) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("models").addAll(found);
        return answer;
    }

    private ApiAnswer get(ApiRequest request) {
        return answer(models.find(request.pathValue("key")), "model not found");
    }

    private ApiAnswer byAttributes(ApiRequest request) {
        ApiFields query = ApiFields.query(request).require("name");
        String name = query.text("name").orElse(null);
        String type = query.require("type").choice("type", TYPES).orElse(null);
        String base = query.require("base").choice("base", BASES).orElse(null);
        query.check();
        return answer(models.first(model -> model.equals(new InstalledModel(name, base, type))),
                "No model found with these attributes");
    }

    private ApiAnswer byHash(ApiRequest request) {
        ApiFields query = ApiFields.query(request).require("hash");
        String hash = query.text("hash").orElse(null);
        query.check();
        return answer(models.first(model -> model.hash().equals(hash)), "No model found with this hash");
    }

    private static ApiAnswer answer(Optional<ObjectNode> found, String complaint) {
        return ApiAnswer.json(found.orElseThrow(() -> ApiFault.notFound(complaint)));
    }
}
