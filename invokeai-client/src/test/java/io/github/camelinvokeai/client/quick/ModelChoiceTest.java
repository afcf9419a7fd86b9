package io.github.camelinvokeai.client.quick;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelChoiceTest {

    private final KnownModels models = new KnownModels();

    private static TextToImage.Builder camel() {
        return TextToImage.builder("a camel");
    }

    @Test
    void theFirstMainModelOfAKnownKindPaints() {
        models.with("Ink", "sd-1", "lora").with("Other", "cogview4", "main").with("Big", "sdxl", "main")
                .with("Old", "sd-1", "main");

        assertThat(models.choose(camel().build()).main().name()).isEqualTo("Big");
        assertThat(models.choose(camel().model("Old").build()).main().name()).isEqualTo("Old");
    }

    @Test
    void aVaeOrLoraOfAnotherBaseIsNotTaken() {
        models.with("Old", "sd-1", "main").with("Big VAE", "sdxl", "vae").with("Ink", "sdxl", "lora");

        assertThatThrownBy(() -> models.choose(camel().vae("Big VAE").build())).isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("vae Big VAE");
        assertThatThrownBy(() -> models.choose(camel().lora("Ink", 1).build())).isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("loras Ink");
    }

    @Test
    void fluxTakesTheFirstInstalledPartsUnlessTheyAreNamed() {
        models.with("Flux", "flux", "main")
                .with(KnownModels.model("CLIP-G", "any", "clip_embed", "diffusers",
                        KnownModels.json().put("variant", "gigantic")))
                .withFluxParts().with("Small T5", "any", "t5_encoder");
        ChosenModels usual = models.choose(camel().build());
        ChosenModels named = models.choose(camel().t5Encoder("Small T5").clipEmbed("CLIP-G").build());

        assertThat(usual.t5Encoder().path("name").asText()).isEqualTo("T5");
        assertThat(usual.clipEmbed().path("name").asText()).isEqualTo("CLIP");
        assertThat(named.t5Encoder().path("name").asText()).isEqualTo("Small T5");
        assertThat(named.clipEmbed().path("name").asText()).isEqualTo("CLIP-G");
    }

    @Test
    void allThatFluxLacksIsToldAtOnce() {
        models.with("Flux", "flux", "main").with("AE", "flux", "vae");

        assertThatThrownBy(() -> models.choose(camel().build())).isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("'Flux'").hasMessageContaining("install a T5 encoder (type t5_encoder")
                .hasMessageContaining("a CLIP model (type clip_embed").hasMessageNotContaining("VAE");
    }

    @Test
    void aWholeFluxPipelineBringsItsParts() {
        ObjectNode whole = KnownModels.json();
        List.of("transformer", "vae", "text_encoder", "tokenizer", "text_encoder_2", "tokenizer_2")
                .forEach(whole.putObject("submodels")::putObject);
        models.with(KnownModels.model("Whole", "flux", "main", "sdnq_quantized", whole));

        ChosenModels chosen = models.choose(camel().build());

        assertThat(chosen.t5Encoder()).isNull();
        assertThat(chosen.vae()).isNull();
    }

    @Test
    void aFillModelPaintsNothingFromATextAlone() {
        ObjectNode fill = KnownModels.json().put("variant", "dev_fill");
        models.with(KnownModels.model("Fill", "flux", "main", "checkpoint", fill)).withFluxParts();

        assertThatThrownBy(() -> models.choose(camel().model("Fill").build())).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'Fill' is a FLUX Fill model");
        assertThat(models.with("Old", "sd-1", "main").choose(camel().build()).main().name()).isEqualTo("Old");
    }

    @Test
    void anArgumentThatWouldMeanNothingIsRefused() {
        models.with("Old", "sd-1", "main").with("Flux", "flux", "main").withFluxParts();

        assertThatThrownBy(() -> models.choose(camel().guidance(3).build())).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'guidance' means something to FLUX models only");
        assertThatThrownBy(() -> models.choose(camel().t5Encoder("T5").build())).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> models.choose(camel().clipEmbed("CLIP").build())).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> models.choose(camel().model("Flux").negativePrompt("a horse").build()))
                .isInstanceOf(InvalidValueException.class).hasMessageContaining("cfgScale above 1")
                .hasMessageNotContaining("horse");
    }
}
