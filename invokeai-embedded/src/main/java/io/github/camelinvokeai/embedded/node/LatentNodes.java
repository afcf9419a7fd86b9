package io.github.camelinvokeai.embedded.node;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.image.Bands;
import io.github.camelinvokeai.embedded.image.Bands.Mode;
import io.github.camelinvokeai.embedded.image.Resampling;

/** Nodes between noise and picture. */
final class LatentNodes {

    private LatentNodes() {
    }

    static void addTo(Map<String, NodeRunner> runners) {
        runners.put("noise", LatentNodes::noise);
        runners.put("i2l", LatentNodes::encode);
        runners.put("l2i", LatentNodes::decode);
        runners.put("lresize", node -> resize(node, node.input("width").asInt(), node.input("height").asInt()));
        runners.put("lscale", LatentNodes::scale);
        runners.put("denoise_latents", node -> new Denoising(node).run());
        runners.put("denoise_latents_meta", node -> new Denoising(node).runWithMetadata());
    }

    private static ObjectNode noise(Invocation node) {
        long seed = node.input("seed").asLong();
        Latents noise = Latents.noise(node.input("width").asInt(), node.input("height").asInt(), seed);
        ObjectNode output = Outputs.NODES.objectNode();
        output.putObject("noise").put("latents_name", node.leave(Latents.KIND, noise)).put("seed", seed);
        return output.put("width", noise.width()).put("height", noise.height()).put("type", "noise_output");
    }

    private static ObjectNode encode(Invocation node) {
        Bands picture = Bands.of(node.image(node.input("image"))).to(Mode.RGB);
        load(node);
        node.progress("Running VAE encoder");
        int width = picture.width() - picture.width() % Latents.SCALE;
        int height = picture.height() - picture.height() % Latents.SCALE;
        return Latents.of(Resampling.BILINEAR.resize(picture, width, height).toPicture()).leaveAt(node);
    }

    private static ObjectNode decode(Invocation node) {
        Latents latents = Latents.left(node, node.input("latents"));
        load(node);
        node.progress("Running VAE decoder");
        return node.keep(latents.picture());
    }

    private static ObjectNode scale(Invocation node) {
        Latents latents = Latents.left(node, node.input("latents"));
        double factor = node.input("scale_factor").asDouble();
        int width = scaled(latents.width(), factor);
        int height = scaled(latents.height(), factor);
        return resize(node, width, height);
    }

    // The latents are what is scaled and cut, not the picture.
    private static int scaled(int side, double factor) {
        int latent = side / Latents.SCALE;
        return ((int) (latent * factor)) * Latents.SCALE;
    }

    private static ObjectNode resize(Invocation node, int width, int height) {
        JsonNode field = node.input("latents");
        Resampling resampling = switch (node.input("mode").asText()) {
            case "nearest", "nearest-exact" -> Resampling.NEAREST;
            case "bicubic" -> Resampling.BICUBIC;
            default -> Resampling.BILINEAR;
        };
        return Latents.left(node, field).resized(width, height, resampling).leaveAt(node, field.path("seed"));
    }

    private static void load(Invocation node) {
        JsonNode vae = node.input("vae").path("vae");
        node.loads(vae, vae.path("submodel_type").asText(""));
    }
}
