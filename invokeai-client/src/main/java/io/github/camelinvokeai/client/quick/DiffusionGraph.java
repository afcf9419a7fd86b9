package io.github.camelinvokeai.client.quick;

import java.util.Map;

import io.github.camelinvokeai.client.schema.NodeSchema;

/** The graph of a picture by Stable Diffusion 1.x or SDXL, as InvokeAI's UI makes it in its Generate tab. */
final class DiffusionGraph {

    private static final Map<String, Object> WITHOUT_HIDIFFUSION
            = Map.of("hidiffusion", false, "hidiffusion_raunet", true, "hidiffusion_window_attn", true);

    private final TextToImage request;
    private final ChosenModels models;
    private final boolean xl;
    private final PictureGraph picture;
    private final GraphBuilder graph;
    private final GraphNode metadata;

    private DiffusionGraph(TextToImage request, ChosenModels models, NodeSchema schema) {
        this.request = request;
        this.models = models;
        this.xl = models.family() == Family.SDXL;
        this.picture = new PictureGraph(schema);
        this.graph = picture.graph();
        this.metadata = picture.metadata();
    }

    static PictureGraph build(TextToImage request, ChosenModels models, NodeSchema schema) {
        return new DiffusionGraph(request, models, schema).build();
    }

    private PictureGraph build() {
        GraphNode loader = graph.add("model_loader", xl ? "sdxl_model_loader" : "main_model_loader")
                .set("model", models.main().toIdentifier());
        metadata.set("model", models.main().toIdentifier()).set("generation_mode", xl ? "sdxl_txt2img" : "txt2img");
        GraphNode clip = xl ? loader : skippingNothing(loader);
        GraphNode source = models.loras().isEmpty() ? null : loras(loader, clip);
        GraphNode denoise = denoise();
        graph.edge(source == null ? loader : source, "unet", denoise, "unet");
        encode(PictureGraph.POSITIVE_PROMPT, "pos_cond", source == null ? clip : source, denoise, "positive_conditioning");
        encode(PictureGraph.NEGATIVE_PROMPT, "neg_cond", source == null ? clip : source, denoise, "negative_conditioning");
        graph.edge(noise(), "noise", denoise, "noise");
        decode(denoise, loader);
        return picture;
    }

    private GraphNode skippingNothing(GraphNode loader) {
        GraphNode skip = graph.add("clip_skip", "clip_skip").set("skipped_layers", 0);
        metadata.set("clip_skip", 0);
        graph.edge(loader, "clip", skip, "clip");
        return skip;
    }

    private GraphNode loras(GraphNode loader, GraphNode clip) {
        GraphNode changed = picture.loras(xl ? "sdxl_lora_collection_loader" : "lora_collection_loader", models.loras());
        graph.edge(loader, "unet", changed, "unet").edge(clip, "clip", changed, "clip");
        if (xl) {
            graph.edge(loader, "clip2", changed, "clip2");
        }
        return changed;
    }

    private GraphNode denoise() {
        GraphNode denoise = graph.add("denoise_latents", "denoise_latents").set("cfg_rescale_multiplier", 0)
                .set("denoising_start", 0).set("denoising_end", 1);
        double scale = request.cfgScale() == null ? Family.CFG_SCALE : request.cfgScale();
        int steps = request.steps() == null ? Family.STEPS : request.steps();
        String scheduler = request.scheduler() == null ? models.family().scheduler() : request.scheduler();
        metadata.set("cfg_scale", denoise.check("cfg_scale", "cfgScale", scale))
                .set("steps", denoise.check("steps", "steps", steps))
                .set("scheduler", denoise.check("scheduler", "scheduler", scheduler))
                .set("cfg_rescale_multiplier", 0);
        WITHOUT_HIDIFFUSION.forEach(denoise::set);
        return denoise;
    }

    private GraphNode noise() {
        GraphNode noise = graph.add("noise", "noise").set("use_cpu", true);
        int width = request.width() == null ? models.family().size() : request.width();
        int height = request.height() == null ? models.family().size() : request.height();
        metadata.set("width", noise.check("width", "width", width)).set("height", noise.check("height", "height", height))
                .set("rand_device", "cpu");
        graph.edge(picture.seed(), "value", noise, "seed");
        return noise;
    }

    private void encode(String promptId, String id, GraphNode clip, GraphNode denoise, String input) {
        GraphNode prompt = picture.prompt(promptId);
        GraphNode conditioning = graph.add(id, xl ? "sdxl_compel_prompt" : "compel");
        graph.edge(prompt, "value", conditioning, "prompt").edge(clip, "clip", conditioning, "clip");
        if (xl) {
            graph.edge(prompt, "value", conditioning, "style").edge(clip, "clip2", conditioning, "clip2");
        }
        picture.condition(conditioning, denoise, input);
    }

    private void decode(GraphNode denoise, GraphNode loader) {
        GraphNode output = picture.output("l2i").set("fp32", true);
        GraphNode vae = models.vae() == null ? loader : graph.add("vae", "vae_loader").set("vae_model", models.vae());
        metadata.set("vae", models.vae());
        graph.edge(denoise, "latents", output, "latents").edge(vae, "vae", output, "vae");
    }
}
