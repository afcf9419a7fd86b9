package io.github.camelinvokeai.client.quick;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.field.FieldValue;
import io.github.camelinvokeai.client.field.StringField;
import io.github.camelinvokeai.client.schema.SizeLimits;

/**
 * What a picture is to be painted from; made with {@link #of(String)} or {@link #builder(String)}. Whatever is null is
 * chosen when the picture is painted, as InvokeAI's UI would. Immutable.
 *
 * @param prompt         what the picture is to show
 * @param negativePrompt what it is not to show, or null. A FLUX model heeds it only with a {@code cfgScale} above 1
 * @param width          pixels; a multiple of 8, for FLUX of 16. Default: 512 for Stable Diffusion 1.x, else 1024
 * @param height         pixels, as {@code width}
 * @param steps          steps of denoising. Default: 30
 * @param cfgScale       how closely the prompt is followed, from 1. Default: 7.5, for FLUX 1
 * @param guidance       the same for FLUX models, which are trained for it; refused for others. Default: 4
 * @param scheduler      one of the schedulers that the server knows for the model. Default: {@code dpmpp_3m_k}, for
 *                       FLUX {@code euler}
 * @param seed           of the first picture, from 0 to {@link #MAX_SEED}; null for a random one
 * @param images         how many pictures, from 1 to {@link #MAX_IMAGES}; each has the seed after that of the one
 *                       before. Default: 1
 * @param board          name or id of the board to put them on; null or {@code none} for no board
 * @param createBoard    whether the board is made if there is none of that name or id
 * @param model          key or unique name of a main model of Stable Diffusion 1.x, SDXL or FLUX. Default: the first
 *                       installed one
 * @param vae            key or unique name of a VAE. Default: that of the model, for FLUX the first installed one
 * @param loras          LoRAs to apply; none by default
 * @param t5Encoder      key or unique name of the T5 encoder that a FLUX model needs. Default: the first installed one
 * @param clipEmbed      key or unique name of the CLIP model that a FLUX model needs. Default: the first installed one
 * @param queueId        the queue. Default: {@code default}, the one of InvokeAI's UI
 * @param prepend        whether to go before everything that waits in the queue
 */
public record TextToImage(String prompt, String negativePrompt, Integer width, Integer height, Integer steps, Double cfgScale,
        Double guidance, String scheduler, Long seed, int images, String board, boolean createBoard, String model, String vae,
        List<WeightedLora> loras, String t5Encoder, String clipEmbed, String queueId, boolean prepend) {

    /** The largest seed that InvokeAI takes. */
    public static final long MAX_SEED = 4_294_967_295L;
    /** As many pictures at once as InvokeAI's queue holds unless told otherwise. */
    public static final int MAX_IMAGES = 10_000;

    private static final String DEFAULT_QUEUE = "default";
    private static final StringField PROMPT = new StringField(SizeLimits.UNLIMITED);

    /** @throws InvalidValueException if a value cannot be right for any model */
    public TextToImage {
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(queueId, "queueId");
        loras = List.copyOf(loras);
        require("width", width, 1, Integer.MAX_VALUE);
        require("height", height, 1, Integer.MAX_VALUE);
        require("steps", steps, 1, Integer.MAX_VALUE);
        require("seed", seed, 0, MAX_SEED);
        require("images", images, 1, MAX_IMAGES);
        requireFrom("cfgScale", cfgScale, 1);
        requireFrom("guidance", guidance, 0);
        requireSendable("prompt", prompt);
        requireSendable("negativePrompt", negativePrompt);
        requireText("scheduler", scheduler);
        requireText("board", board);
        requireText("model", model);
        requireText("vae", vae);
        requireText("t5Encoder", t5Encoder);
        requireText("clipEmbed", clipEmbed);
        requireText("queueId", queueId);
    }

    /** One picture, with nothing said but what it shows. */
    public static TextToImage of(String prompt) {
        return builder(prompt).build();
    }

    /** A request to be filled in. */
    public static Builder builder(String prompt) {
        return new Builder(prompt);
    }

    private static void require(String argument, Number value, long least, long greatest) {
        if (value != null && (value.longValue() < least || value.longValue() > greatest)) {
            String limit = greatest == Integer.MAX_VALUE ? "at least " + least : "from " + least + " to " + greatest;
            throw new InvalidValueException(argument, argument + " must be " + limit + ", not " + value, List.of());
        }
    }

    private static void requireFrom(String argument, Double value, int least) {
        if (value != null && (!Double.isFinite(value) || value < least)) {
            throw new InvalidValueException(argument, argument + " must be at least " + least + ", not " + value, List.of());
        }
    }

    private static void requireText(String argument, String value) {
        if (value != null && value.isBlank()) {
            throw new InvalidValueException(argument, argument + " is blank; leave it out instead", List.of());
        }
    }

    private static void requireSendable(String argument, String value) {
        if (value != null) {
            FieldValue unused = PROMPT.convert(argument, value);
        }
    }

    /** Without the prompts. */
    @Override
    public String toString() {
        return "TextToImage[model=" + model + ", width=" + width + ", height=" + height + ", steps=" + steps + ", seed=" + seed
               + ", images=" + images + "]";
    }

    /** Collects what a request says; each value as the record describes it. Not thread-safe. */
    public static final class Builder {

        private final String prompt;
        private final List<WeightedLora> loras = new ArrayList<>();
        private String negativePrompt;
        private Integer width;
        private Integer height;
        private Integer steps;
        private Double cfgScale;
        private Double guidance;
        private String scheduler;
        private Long seed;
        private int images = 1;
        private String board;
        private boolean createBoard;
        private String model;
        private String vae;
        private String t5Encoder;
        private String clipEmbed;
        private String queueId = DEFAULT_QUEUE;
        private boolean prepend;

        private Builder(String prompt) {
            this.prompt = prompt;
        }

        public Builder negativePrompt(String text) {
            negativePrompt = text;
            return this;
        }

        public Builder width(int pixels) {
            width = pixels;
            return this;
        }

        public Builder height(int pixels) {
            height = pixels;
            return this;
        }

        /** Width and height at once. */
        public Builder size(int wide, int high) {
            return width(wide).height(high);
        }

        public Builder steps(int count) {
            steps = count;
            return this;
        }

        public Builder cfgScale(double scale) {
            cfgScale = scale;
            return this;
        }

        public Builder guidance(double strength) {
            guidance = strength;
            return this;
        }

        public Builder scheduler(String name) {
            scheduler = name;
            return this;
        }

        public Builder seed(long first) {
            seed = first;
            return this;
        }

        public Builder images(int count) {
            images = count;
            return this;
        }

        public Builder board(String nameOrId) {
            board = nameOrId;
            return this;
        }

        public Builder createBoard(boolean create) {
            createBoard = create;
            return this;
        }

        public Builder model(String keyOrName) {
            model = keyOrName;
            return this;
        }

        public Builder vae(String keyOrName) {
            vae = keyOrName;
            return this;
        }

        /** One more LoRA, with the weight that InvokeAI's UI begins with. */
        public Builder lora(String keyOrName) {
            return lora(keyOrName, WeightedLora.USUAL_WEIGHT);
        }

        /** One more LoRA. */
        public Builder lora(String keyOrName, double weight) {
            loras.add(new WeightedLora(keyOrName, weight));
            return this;
        }

        public Builder t5Encoder(String keyOrName) {
            t5Encoder = keyOrName;
            return this;
        }

        public Builder clipEmbed(String keyOrName) {
            clipEmbed = keyOrName;
            return this;
        }

        public Builder queueId(String id) {
            queueId = id;
            return this;
        }

        public Builder prepend(boolean first) {
            prepend = first;
            return this;
        }

        /**
         * The request.
         *
         * @throws InvalidValueException if a value cannot be right for any model
         */
        public TextToImage build() {
            return new TextToImage(
                    prompt, negativePrompt, width, height, steps, cfgScale, guidance, scheduler, seed, images, board,
                    createBoard, model, vae, loras, t5Encoder, clipEmbed, queueId, prepend);
        }
    }
}
