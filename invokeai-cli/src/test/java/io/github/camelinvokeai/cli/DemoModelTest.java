package io.github.camelinvokeai.cli;

import java.util.List;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.model.ModelInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemoModelTest {

    private static final ModelInfo VAE = model("A VAE", "sdxl", "vae");
    private static final ModelInfo FLUX = model("Flux", "flux", "main");
    private static final ModelInfo XL = model("Big", "sdxl", "main");
    private static final ModelInfo SD = model("Small", "sd-1", "main");

    @Test
    void theFirstMainModelOfAFittingBaseIsTakenWithItsWorkflow() {
        assertThat(DemoModel.choose(List.of(VAE, FLUX, XL, SD), null))
                .isEqualTo(new DemoModel(XL, "sdxl-text-to-image.json")).hasToString("'Big' (sdxl)");
        assertThat(DemoModel.choose(List.of(VAE, FLUX, SD, XL), null))
                .isEqualTo(new DemoModel(SD, "sd15-text-to-image.json"));
    }

    @Test
    void aModelIsChosenByNameOrKey() {
        assertThat(DemoModel.choose(List.of(XL, SD), "Small").model()).isEqualTo(SD);
        assertThat(DemoModel.choose(List.of(XL, SD), "key of Small").model()).isEqualTo(SD);
    }

    @Test
    void aModelThatIsNotInstalledIsAnErrorWithThoseThatFit() {
        assertThatThrownBy(() -> DemoModel.choose(List.of(VAE, FLUX, XL, SD), "Flux"))
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessage(
                        "No main model 'Flux' of base sd-1 or sdxl is installed; installed are 'Big' (sdxl), 'Small' (sd-1)");
    }

    private static ModelInfo model(String name, String base, String type) {
        return new ModelInfo("key of " + name, "hash", name, base, type, "diffusers", null, NullNode.getInstance());
    }
}
