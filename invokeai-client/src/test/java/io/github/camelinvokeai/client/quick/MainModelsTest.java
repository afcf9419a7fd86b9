package io.github.camelinvokeai.client.quick;

import java.util.List;
import java.util.Set;

import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.model.ModelInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MainModelsTest {

    private static final Set<String> BASES = Set.of("sd-1", "sdxl");
    private static final ModelInfo VAE = KnownModels.model("A VAE", "sdxl", "vae");
    private static final ModelInfo FLUX = KnownModels.model("Flux", "flux", "main");
    private static final ModelInfo XL = KnownModels.model("Big", "sdxl", "main");
    private static final ModelInfo SD = KnownModels.model("Small", "sd-1", "main");

    private static ModelInfo choose(String wanted, ModelInfo... installed) {
        return MainModels.choose("model", List.of(installed), BASES, wanted);
    }

    @Test
    void theFirstMainModelOfAFittingBaseIsTaken() {
        assertThat(choose(null, VAE, FLUX, XL, SD)).isEqualTo(XL);
        assertThat(choose(null, VAE, FLUX, SD, XL)).isEqualTo(SD);
    }

    @Test
    void aModelIsChosenByNameOrKey() {
        assertThat(choose("Small", XL, SD)).isEqualTo(SD);
        assertThat(choose("key of Small", XL, SD)).isEqualTo(SD);
    }

    @Test
    void aModelThatIsNotInstalledIsAnErrorWithThoseThatFit() {
        assertThatThrownBy(() -> choose("Flux", VAE, FLUX, XL, SD)).isInstanceOf(ModelNotFoundException.class).hasMessage(
                "No main model 'Flux' of base sd-1 or sdxl is installed; installed are 'Big' (sdxl), 'Small' (sd-1)");
    }

    @Test
    void aServerWithoutAFittingModelIsAnErrorWithThoseItHas() {
        assertThatThrownBy(() -> choose(null, VAE, FLUX)).isInstanceOf(ModelNotFoundException.class)
                .hasMessage("No main model of base sd-1 or sdxl is installed; installed main models are 'Flux' (flux)");
        assertThatThrownBy(() -> choose(null))
                .hasMessage("No main model of base sd-1 or sdxl is installed; installed main models are none");
    }

    @Test
    void aNameThatTwoModelsShareIsAnErrorWithTheirKeys() {
        ModelInfo twin = new ModelInfo("other key", "hash", "Small", "sdxl", "main", "diffusers", null, SD.raw());

        assertThatThrownBy(() -> choose("Small", SD, twin)).isInstanceOf(ModelNotFoundException.class)
                .hasMessage("2 main models are named 'Small'; give the key of one: key of Small, other key");
    }
}
