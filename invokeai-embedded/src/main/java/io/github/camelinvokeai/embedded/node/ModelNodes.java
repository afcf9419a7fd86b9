package io.github.camelinvokeai.embedded.node;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Nodes that choose models, and what they are changed with. */
final class ModelNodes {

    private static final String MODEL = "model";
    private static final String UNET = "unet";
    private static final String CLIP = "clip";
    private static final String CLIP2 = "clip2";
    private static final String LORAS = "loras";

    private ModelNodes() {
    }

    static void addTo(Map<String, NodeRunner> runners) {
        runners.put("model_identifier", ModelNodes::identifier);
        runners.put("main_model_loader", ModelNodes::main);
        runners.put("sdxl_model_loader", ModelNodes::sdxl);
        runners.put("vae_loader", ModelNodes::vae);
        runners.put("lora_loader", node -> lora(node, "lora_loader_output", List.of(UNET, CLIP)));
        runners.put("sdxl_lora_loader", node -> lora(node, "sdxl_lora_loader_output", List.of(UNET, CLIP, CLIP2)));
        runners.put("clip_skip", ModelNodes::clipSkip);
        runners.put("seamless", ModelNodes::seamless);
    }

    private static JsonNode installed(Invocation node, String input, String complaint) {
        JsonNode model = node.input(input);
        if (node.model(model).isEmpty()) {
            throw new NodeFailure("Exception", complaint.formatted(model.path("key").asText()));
        }
        return model;
    }

    private static ObjectNode identifier(Invocation node) {
        ObjectNode output = Outputs.NODES.objectNode();
        output.set(MODEL, installed(node, MODEL, "Unknown model %s"));
        return output.put("type", "model_identifier_output");
    }

    private static ObjectNode main(Invocation node) {
        JsonNode model = installed(node, MODEL, "Unknown model %s");
        ObjectNode output = Outputs.NODES.objectNode();
        output.set("vae", vae(model));
        output.put("type", "model_loader_output").set(CLIP, clip(model, "tokenizer", "text_encoder"));
        output.set(UNET, unet(model));
        return output;
    }

    private static ObjectNode sdxl(Invocation node) {
        JsonNode model = installed(node, MODEL, "Unknown model: %s");
        ObjectNode output = Outputs.NODES.objectNode();
        output.set(UNET, unet(model));
        output.set(CLIP, clip(model, "tokenizer", "text_encoder"));
        output.set(CLIP2, clip(model, "tokenizer_2", "text_encoder_2"));
        output.set("vae", vae(model));
        return output.put("type", "sdxl_model_loader_output");
    }

    private static ObjectNode part(JsonNode model, String submodel) {
        return ((ObjectNode) model).deepCopy().put("submodel_type", submodel);
    }

    private static ObjectNode unet(JsonNode model) {
        ObjectNode unet = Outputs.NODES.objectNode();
        unet.set(UNET, part(model, UNET));
        unet.set("scheduler", part(model, "scheduler"));
        unet.putArray(LORAS);
        unet.putArray("seamless_axes");
        return unet.putNull("freeu_config");
    }

    private static ObjectNode clip(JsonNode model, String tokenizer, String encoder) {
        ObjectNode clip = Outputs.NODES.objectNode();
        clip.set("tokenizer", part(model, tokenizer));
        clip.set("text_encoder", part(model, encoder));
        clip.put("skipped_layers", 0).putArray(LORAS);
        return clip;
    }

    private static ObjectNode vae(JsonNode model) {
        return vaeField(part(model, "vae"));
    }

    private static ObjectNode vaeField(JsonNode model) {
        ObjectNode vae = Outputs.NODES.objectNode();
        vae.set("vae", model);
        vae.putArray("seamless_axes");
        return vae;
    }

    private static ObjectNode vae(Invocation node) {
        ObjectNode output = Outputs.NODES.objectNode();
        output.set("vae", vaeField(installed(node, "vae_model", "Unknown vae: %s!")));
        return output.put("type", "vae_output");
    }

    private static ObjectNode lora(Invocation node, String type, List<String> targets) {
        JsonNode lora = installed(node, "lora", "Unknown lora: %s!");
        ObjectNode output = Outputs.of(type);
        for (String target : targets) {
            output.set(target, node.input(target).isObject() ? with(lora, node, target) : Outputs.NODES.nullNode());
        }
        return output;
    }

    private static ObjectNode with(JsonNode lora, Invocation node, String target) {
        ObjectNode changed = node.input(target).deepCopy();
        String key = lora.path("key").asText();
        for (JsonNode applied : changed.path(LORAS)) {
            if (applied.path("lora").path("key").asText().equals(key)) {
                throw new NodeFailure("Exception", "LoRA \"" + key + "\" already applied to " + target);
            }
        }
        ObjectNode added = changed.withArray(LORAS).addObject();
        added.set("lora", lora);
        added.put("weight", node.input("weight").asDouble());
        return changed;
    }

    private static ObjectNode clipSkip(Invocation node) {
        ObjectNode clip = node.input(CLIP).deepCopy();
        clip.put("skipped_layers", clip.path("skipped_layers").asInt() + node.input("skipped_layers").asInt());
        ObjectNode output = Outputs.NODES.objectNode();
        output.set(CLIP, clip);
        return output.put("type", "clip_skip_output");
    }

    private static ObjectNode seamless(Invocation node) {
        ObjectNode output = Outputs.of("seamless_output");
        for (String target : List.of(UNET, "vae")) {
            if (!node.input(target).isObject()) {
                output.putNull(target);
                continue;
            }
            ObjectNode changed = node.input(target).deepCopy();
            var axes = changed.putArray("seamless_axes");
            List.of("x", "y").stream().filter(axis -> node.input("seamless_" + axis).asBoolean()).forEach(axes::add);
            output.set(target, changed);
        }
        return output;
    }
}
