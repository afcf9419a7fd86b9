package io.github.camelinvokeai.client.quick;

import io.github.camelinvokeai.client.schema.NodeSchema;

/**
 * The graph of a picture by FLUX, as InvokeAI's UI makes it in its Generate tab, and beyond that with what the nodes
 * can do with a negative prompt.
 */
final class FluxGraph {

    private final TextToImage request;
    private final ChosenModels models;
    private final PictureGraph picture;
    private final GraphBuilder graph;
    private final GraphNode metadata;

    private FluxGraph(TextToImage request, ChosenModels models, NodeSchema schema) {
        this.request = request;
        this.models = models;
        this.picture = new PictureGraph(schema);
        this.graph = picture.graph();
        this.metadata = picture.metadata();
    }

    static PictureGraph build(TextToImage request, ChosenModels models, NodeSchema schema) {
        return new FluxGraph(request, models, schema).build();
    }

    private PictureGraph build() {
        GraphNode loader = loader();
        GraphNode source = models.loras().isEmpty() ? loader : loras(loader);
        GraphNode denoise = denoise();
        graph.edge(source, "transformer", denoise, "transformer").edge(loader, "vae", denoise, "controlnet_vae")
                .edge(picture.seed(), "value", denoise, "seed");
        encode(PictureGraph.POSITIVE_PROMPT, "pos_cond", source, loader, denoise, "positive_text_conditioning");
        if (request.negativePrompt() != null && !request.negativePrompt().isEmpty()) {
            encode(PictureGraph.NEGATIVE_PROMPT, "neg_cond", source, loader, denoise, "negative_text_conditioning");
        }
        GraphNode output = picture.output("flux_vae_decode");
        graph.edge(denoise, "latents", output, "latents").edge(loader, "vae", output, "vae");
        return picture;
    }

    private GraphNode loader() {
        metadata.set("model", models.main().toIdentifier()).set("generation_mode", "flux_txt2img").set("vae", models.vae())
                .set("t5_encoder", models.t5Encoder()).set("clip_embed_model", models.clipEmbed());
        return graph.add("model_loader", "flux_model_loader").set("model", models.main().toIdentifier())
                .set("t5_encoder_model", models.t5Encoder()).set("clip_embed_model", models.clipEmbed())
                .set("vae_model", models.vae());
    }

    private GraphNode loras(GraphNode loader) {
        GraphNode changed = picture.loras("flux_lora_collection_loader", models.loras());
        graph.edge(loader, "transformer", changed, "transformer").edge(loader, "clip", changed, "clip")
                .edge(loader, "t5_encoder", changed, "t5_encoder");
        return changed;
    }

    private GraphNode denoise() {
        GraphNode denoise = graph.add("flux_denoise", "flux_denoise").set("denoising_start", 0).set("denoising_end", 1)
                .set("dype_preset", "off").set("dype_scale", 2.0).set("dype_exponent", 2.0);
        double guidance = request.guidance() == null ? Family.GUIDANCE : request.guidance();
        int steps = request.steps() == null ? Family.STEPS : request.steps();
        int width = request.width() == null ? Family.FLUX.size() : request.width();
        int height = request.height() == null ? Family.FLUX.size() : request.height();
        metadata.set("guidance", denoise.check("guidance", "guidance", guidance))
                .set("steps", denoise.check("num_steps", "steps", steps))
                .set("width", denoise.check("width", "width", width))
                .set("height", denoise.check("height", "height", height))
                .set("dype_preset", "off");
        schedule(denoise);
        if (request.cfgScale() != null) {
            metadata.set("cfg_scale", denoise.check("cfg_scale", "cfgScale", request.cfgScale()));
        }
        return denoise;
    }

    /** Older servers know one way only and no input for it. */
    private void schedule(GraphNode denoise) {
        if (request.scheduler() != null || denoise.has("scheduler")) {
            String scheduler = request.scheduler() == null ? Family.FLUX.scheduler() : request.scheduler();
            metadata.set("scheduler", denoise.check("scheduler", "scheduler", scheduler));
        }
    }

    private void encode(String promptId, String id, GraphNode source, GraphNode loader, GraphNode denoise, String input) {
        GraphNode conditioning = graph.add(id, "flux_text_encoder");
        graph.edge(picture.prompt(promptId), "value", conditioning, "prompt").edge(source, "clip", conditioning, "clip")
                .edge(source, "t5_encoder", conditioning, "t5_encoder")
                .edge(loader, "max_seq_len", conditioning, "t5_max_seq_len");
        picture.condition(conditioning, denoise, input);
    }
}
