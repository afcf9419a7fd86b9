package io.github.camelinvokeai.client.quick;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.queue.EnqueueResult;
import io.github.camelinvokeai.client.queue.QueueRepository;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server takes the graphs, also those for models that nobody has here: it looks for a model only when its node runs,
 * and before that the batch is canceled.
 */
@Timeout(120)
class GraphsIT {

    private final KnownModels models = new KnownModels().with("Old", "sd-1", "main").with("Big", "sdxl", "main")
            .with("Flux", "flux", "main").withFluxParts().with("Big VAE", "sdxl", "vae").with("Chalk", "sd-1", "lora")
            .with("Ink", "sdxl", "lora").with("Oil", "flux", "lora");

    static Stream<TextToImage> requests() {
        TextToImage.Builder old = TextToImage.builder("a camel").model("Old").lora("Chalk", 0.5);
        TextToImage.Builder big = TextToImage.builder("a camel").model("Big").lora("Ink", 0.5).vae("Big VAE");
        TextToImage.Builder flux = TextToImage.builder("a camel").model("Flux").images(2);
        TextToImage.Builder fluxWithAll = TextToImage.builder("a camel").model("Flux").lora("Oil", 1).negativePrompt("a horse")
                .cfgScale(2).guidance(3).size(512, 768);
        return Stream.of(old, big, flux, fluxWithAll).map(TextToImage.Builder::build);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void theServerTakesTheGraph(TextToImage request) {
        String batchId = "graphs-" + UUID.randomUUID();
        TextToImageBatch batch = TextToImageBatch.build(
                request, batchId, Seeds.of(request), NodeSchema.shipped(), models.installed(), models);

        try (InvokeAIClient client = InvokeAIClient.create(System.getProperty("invokeai.url"))) {
            QueueRepository queue = client.queue("default");
            EnqueueResult result = queue.enqueue(batch.payload());
            queue.cancelByBatchIds(List.of(batchId));

            assertThat(result.enqueued()).isEqualTo(request.images());
        }
    }
}
