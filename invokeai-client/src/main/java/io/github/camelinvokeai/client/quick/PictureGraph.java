package io.github.camelinvokeai.client.quick;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.NodeSchema;

/**
 * What the graphs of all kinds of models have in common: seed, prompt, LoRAs, and the recipe that the picture carries.
 */
final class PictureGraph {

    static final String SEED = "seed";
    static final String POSITIVE_PROMPT = "positive_prompt";
    static final String NEGATIVE_PROMPT = "negative_prompt";
    /** InvokeAI's UI tells by this id which node's pictures to show. */
    static final String OUTPUT = "canvas_output";

    private final GraphBuilder graph;
    private final GraphNode metadata;
    private final GraphNode seed;

    PictureGraph(NodeSchema schema) {
        graph = new GraphBuilder(schema);
        metadata = graph.add("core_metadata", "core_metadata");
        seed = graph.add(SEED, "integer");
        graph.edge(seed, "value", metadata, "seed");
    }

    GraphBuilder graph() {
        return graph;
    }

    GraphNode seed() {
        return seed;
    }

    GraphNode metadata() {
        return metadata;
    }

    /** A node for a prompt, which the recipe mentions by the node's id. */
    GraphNode prompt(String id) {
        GraphNode prompt = graph.add(id, "string");
        graph.edge(prompt, "value", metadata, id);
        return prompt;
    }

    /** Collects conditioning in a list of one, as InvokeAI's UI does, and feeds it to the denoising. */
    void condition(GraphNode conditioning, GraphNode denoise, String input) {
        GraphNode collect = graph.add(conditioning.id() + "_collect", "collect");
        graph.edge(conditioning, "conditioning", collect, "item").edge(collect, "collection", denoise, input);
    }

    /** The node through which models get their LoRAs; the caller feeds it the models. */
    GraphNode loras(String loaderType, List<ChosenModels.Lora> loras) {
        GraphNode collect = graph.add("lora_collector", "collect");
        GraphNode loader = graph.add("lora_collection_loader", loaderType);
        graph.edge(collect, "collection", loader, "loras");
        ArrayNode recipe = JsonNodeFactory.instance.arrayNode();
        for (ChosenModels.Lora lora : loras) {
            GraphNode selector = graph.add("lora_selector_" + recipe.size(), "lora_selector").set("lora", lora.model())
                    .set("weight", lora.weight());
            graph.edge(selector, "lora", collect, "item");
            recipe.addObject().put("weight", lora.weight()).set("model", lora.model());
        }
        metadata.set("loras", recipe);
        return loader;
    }

    /** The node whose picture is kept, with the recipe. */
    GraphNode output(String type) {
        GraphNode output = graph.add(OUTPUT, type).forGallery();
        graph.edge(metadata, "metadata", output, "metadata");
        return output;
    }

    ObjectNode toJson() {
        return graph.toJson();
    }
}
