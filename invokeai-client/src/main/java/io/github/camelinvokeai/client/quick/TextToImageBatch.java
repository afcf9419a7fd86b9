package io.github.camelinvokeai.client.quick;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.model.ModelInfo;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.ValueResolver;

/**
 * The body of the enqueue request for pictures from a text, in the envelope that InvokeAI's UI sends from its Generate
 * tab: one item a seed.
 *
 * @param model   the main model that paints
 * @param payload the body
 */
record TextToImageBatch(ModelInfo model, ObjectNode payload) {

    private static final String ORIGIN = "generate";

    /**
     * Builds it. The board comes last, as it may have to be made: everything else has been found right by then.
     *
     * @param installed all models of the server
     */
    static TextToImageBatch build(
            TextToImage request, String batchId, List<Long> seeds, NodeSchema schema, List<ModelInfo> installed,
            ValueResolver resolver) {
        ChosenModels models = new ModelChoice(request, installed, resolver).choose();
        PictureGraph picture = models.family() == Family.FLUX
                ? FluxGraph.build(request, models, schema) : DiffusionGraph.build(request, models, schema);
        ObjectNode graph = picture.toJson();
        BoardChoice.find(resolver, request.board(), request.createBoard()).ifPresent(
                id -> ((ObjectNode) graph.path("nodes").path(PictureGraph.OUTPUT)).putObject("board").put("board_id", id));
        return new TextToImageBatch(models.main(), body(request, batchId, seeds, graph));
    }

    private static ObjectNode body(TextToImage request, String batchId, List<Long> seeds, ObjectNode graph) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("prepend", request.prepend());
        ObjectNode batch = body.putObject("batch").put("batch_id", batchId).put("origin", ORIGIN).put("destination", ORIGIN);
        ArrayNode data = batch.putArray("data");
        datum(data.addArray(), PictureGraph.SEED, seeds);
        ArrayNode prompts = data.addArray();
        datum(prompts, PictureGraph.POSITIVE_PROMPT, List.of(request.prompt()));
        if (graph.path("nodes").has(PictureGraph.NEGATIVE_PROMPT)) {
            String negative = request.negativePrompt() == null ? "" : request.negativePrompt();
            datum(prompts, PictureGraph.NEGATIVE_PROMPT, List.of(negative));
        }
        batch.set("graph", graph);
        batch.put("runs", 1);
        return body;
    }

    private static void datum(ArrayNode group, String nodeId, List<?> items) {
        group.addObject().put("node_path", nodeId).put("field_name", "value").set("items", Json.mapper().valueToTree(items));
    }
}
