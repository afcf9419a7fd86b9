package io.github.camelinvokeai.embedded.node;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Nodes that take prompts. The prompt itself is what the drawing needs, so nothing is encoded. */
final class PromptNodes {

    private static final String SECOND_ENCODER = "text_encoder_2";

    private PromptNodes() {
    }

    static void addTo(Map<String, NodeRunner> runners) {
        runners.put("compel", PromptNodes::compel);
        runners.put("sdxl_compel_prompt", PromptNodes::sdxl);
    }

    private static ObjectNode compel(Invocation node) {
        encode(node, node.input("clip"));
        return output(node, new Conditioning(node.input("prompt").asText(), false));
    }

    private static ObjectNode sdxl(Invocation node) {
        String prompt = node.input("prompt").asText();
        String style = node.input("style").asText();
        encodeUnlessEmpty(node, node.input("clip"), prompt);
        JsonNode second = node.input("clip2");
        if (isForSd1(node, second)) {
            node.progress("Loading model " + second.path("text_encoder").path("name").asText() + " (" + SECOND_ENCODER + ")");
            throw new NodeFailure("ValueError", "The \"SubModelType.TextEncoder2\" submodel is not available for this model.");
        }
        encodeUnlessEmpty(node, second, style.isBlank() ? prompt : style);
        return output(node, new Conditioning(style.isBlank() ? prompt : prompt + " " + style, true));
    }

    private static boolean isForSd1(Invocation node, JsonNode clip) {
        JsonNode encoder = clip.path("text_encoder");
        return encoder.path("submodel_type").asText().equals(SECOND_ENCODER)
                && node.model(encoder).filter(model -> model.path("base").asText().equals("sd-1")).isPresent();
    }

    private static void encodeUnlessEmpty(Invocation node, JsonNode clip, String prompt) {
        if (prompt.isEmpty()) {
            load(node, clip.path("text_encoder"));
        } else {
            encode(node, clip);
        }
    }

    private static void encode(Invocation node, JsonNode clip) {
        load(node, clip.path("text_encoder"));
        load(node, clip.path("tokenizer"));
        node.progress("Building conditioning");
    }

    private static void load(Invocation node, JsonNode model) {
        node.loads(model, model.path("submodel_type").asText());
    }

    private static ObjectNode output(Invocation node, Conditioning conditioning) {
        ObjectNode output = Outputs.NODES.objectNode();
        JsonNode mask = node.input("mask");
        output.putObject("conditioning").put("conditioning_name", node.leave(Conditioning.KIND, conditioning))
                .set("mask", mask.isMissingNode() ? NullNode.getInstance() : mask);
        return output.put("type", "conditioning_output");
    }
}
