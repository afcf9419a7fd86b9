package io.github.camelinvokeai.embedded.node;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.drawing.Drawing;
import io.github.camelinvokeai.embedded.drawing.Request;

/**
 * One run of a denoising node. Nothing is denoised: a picture is drawn from the words of the prompt, and as many steps
 * as asked for show it coming out of noise.
 */
final class Denoising {

    private static final int TRAINED_STEPS = 1000;
    private static final String MESSAGE = "Denoising";
    private static final List<String> WHOLE = List.of("steps");
    private static final List<String> DECIMALS = List.of("cfg_scale", "cfg_rescale_multiplier", "denoising_start",
            "denoising_end");
    private static final List<String> PLAIN = List.of("scheduler");
    private static final List<String> HIDIFFUSION = List.of("hidiffusion", "hidiffusion_raunet", "hidiffusion_window_attn",
            "hidiffusion_t1_ratio", "hidiffusion_t2_ratio");

    private final Invocation node;
    private final Latents noise;
    private final Latents begin;

    Denoising(Invocation node) {
        this.node = node;
        this.noise = left("noise");
        this.begin = left("latents");
        if (noise == null && begin == null) {
            throw new NodeFailure("ValueError", "'latents' or 'noise' must be provided!");
        }
        if (noise != null && begin != null && (noise.width() != begin.width() || noise.height() != begin.height())) {
            throw new NodeFailure(
                    "ValueError", "Incompatible 'noise' and 'latents' shapes: latents.shape=" + begin.shape()
                                  + " noise.shape=" + noise.shape());
        }
    }

    private Latents left(String input) {
        JsonNode field = node.input(input);
        return field.isObject() ? Latents.left(node, field) : null;
    }

    ObjectNode run() throws InterruptedException {
        return result().leaveAt(node);
    }

    private Latents result() throws InterruptedException {
        Conditioning wanted = Conditioning.left(node, node.input("positive_conditioning"));
        Conditioning unwanted = Conditioning.left(node, node.input("negative_conditioning"));
        JsonNode unet = node.input("unet");
        node.loads(unet.path("unet"), "unet");
        node.loads(unet.path("scheduler"), "scheduler");
        int steps = remainingSteps();
        Latents size = begin == null ? noise : begin;
        if (steps == 0) {
            return size;
        }
        BufferedImage shownThrough = begin == null || begin.isNoise() ? null : begin.picture();
        Request request = new Request(
                wanted.prompt(), unwanted.prompt(), noise == null ? 0 : noise.seed(), size.width(), size.height(),
                steps, guidance(), shownThrough, node.input("denoising_start").asDouble());
        Drawing drawing = new Drawing(request);
        show(drawing, 0, steps);
        refuseOtherModels(unet.path("unet"), wanted);
        for (int step = 1; step <= steps; step++) {
            node.pause(node.timePerStep());
            show(drawing, step, steps);
        }
        return Latents.of(request);
    }

    private void show(Drawing drawing, int step, int steps) {
        double done = (double) step / steps;
        BufferedImage preview = drawing.preview(done, Latents.SCALE);
        node.progress(MESSAGE, done, preview);
    }

    // InvokeAI finds out when the first step needs what prompts for Stable Diffusion 1 do not have.
    private void refuseOtherModels(JsonNode unet, Conditioning wanted) {
        boolean sdxl = node.model(unet).map(model -> model.path("base").asText().equals("sdxl")).orElse(wanted.sdxl());
        if (sdxl && !wanted.sdxl()) {
            throw new NodeFailure("TypeError", "argument of type 'NoneType' is not iterable");
        }
        if (!sdxl && wanted.sdxl()) {
            throw new NodeFailure("RuntimeError", "The prompt was encoded for another kind of model");
        }
    }

    private double guidance() {
        JsonNode scale = node.input("cfg_scale");
        return scale.isArray() ? scale.path(0).asDouble() : scale.asDouble();
    }

    /** How many of the steps lie between start and end, as the scheduler places them. */
    private int remainingSteps() {
        int steps = node.input("steps").asInt();
        int distance = TRAINED_STEPS / Math.min(steps, TRAINED_STEPS);
        long start = (long) Math.rint(TRAINED_STEPS * (1 - node.input("denoising_start").asDouble()));
        long end = (long) Math.rint(TRAINED_STEPS * (1 - node.input("denoising_end").asDouble(1)));
        return (int) IntStream.range(0, steps).map(i -> i * distance + 1).filter(time -> time < start && time >= end)
                .count();
    }

    ObjectNode runWithMetadata() throws InterruptedException {
        ObjectNode latents = run();
        ObjectNode metadata = node.input("metadata").isObject()
                ? node.input("metadata").deepCopy()
                : Outputs.NODES.objectNode();
        metadata.set("width", latents.path("width"));
        metadata.set("height", latents.path("height"));
        WHOLE.forEach(name -> metadata.set(name, node.input(name)));
        DECIMALS.forEach(name -> metadata.set(name, decimal(node.input(name))));
        PLAIN.forEach(name -> metadata.set(name, node.input(name)));
        metadata.set("model", node.input("unet").path("unet"));
        HIDIFFUSION.forEach(name -> metadata.set(name, decimal(node.input(name))));
        addLoras(metadata);
        if (noise != null) {
            metadata.set("seed", node.input("noise").path("seed"));
        }
        ObjectNode output = Outputs.NODES.objectNode();
        output.set("metadata", metadata);
        output.put("type", "latents_meta_output");
        latents.remove("type");
        output.setAll(latents);
        return output;
    }

    private void addLoras(ObjectNode metadata) {
        JsonNode loras = node.input("unet").path("loras");
        if (loras.isEmpty()) {
            return;
        }
        loras.forEach(lora -> {
            ObjectNode added = metadata.withArray("loras").addObject();
            added.set("model", lora.path("lora"));
            added.set("weight", lora.path("weight"));
        });
    }

    private static JsonNode decimal(JsonNode value) {
        return value.isNumber() ? Outputs.NODES.numberNode(value.asDouble()) : value;
    }
}
