package io.github.camelinvokeai.embedded.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A model that a server claims to have. There are no weights behind it. Its key and hash come from the rest, so that
 * the same model has the same ones on every server.
 *
 * @param name what people choose it by
 * @param base such as {@code sd-1} or {@code sdxl}
 * @param type such as {@code main}, {@code vae} or {@code lora}
 */
public record InstalledModel(String name, String base, String type) {

    /** Stable Diffusion 1.x. */
    public static final String SD_1 = "sd-1";
    /** Stable Diffusion XL. */
    public static final String SDXL = "sdxl";
    private static final String MAIN = "main";
    private static final String DIFFUSERS = "diffusers";
    private static final List<String> NO_DEFAULTS = List.of("vae", "vae_precision", "scheduler", "steps", "cfg_scale",
            "cfg_rescale_multiplier");

    /** A main model for text to image. */
    public static InstalledModel main(String name, String base) {
        return new InstalledModel(name, base, MAIN);
    }

    /** What nodes name it by. */
    public String key() {
        return UUID.nameUUIDFromBytes(String.join("/", name, base, type).getBytes(StandardCharsets.UTF_8)).toString();
    }

    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key().getBytes(StandardCharsets.UTF_8));
            return "blake3:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java has to have", e);
        }
    }

    String format() {
        return type.equals("lora") ? "lycoris" : DIFFUSERS;
    }

    ObjectNode toJson() {
        String path = "/models/" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("key", key()).put("hash", hash()).put("path", path)
                .put("file_size", 0).put("name", name).put("description", "Has no weights: draws landscapes")
                .put("source", path).put("source_type", "path").putNull("source_api_response").putNull("source_url")
                .putNull("cover_image").put("type", type);
        if (type.equals(MAIN) || type.equals("lora")) {
            json.putNull("trigger_phrases").set("default_settings", type.equals(MAIN) ? defaults() : null);
        }
        json.put("format", format()).put("repo_variant", "");
        if (type.equals(MAIN)) {
            json.put("prediction_type", "epsilon").put("variant", "normal");
        }
        return json.put("base", base);
    }

    private ObjectNode defaults() {
        int side = base.equals(SDXL) ? 1024 : 512;
        ObjectNode defaults = JsonNodeFactory.instance.objectNode();
        NO_DEFAULTS.forEach(defaults::putNull);
        return defaults.put("width", side).put("height", side).putNull("guidance").putNull("cpu_only")
                .putNull("fp8_storage");
    }
}
