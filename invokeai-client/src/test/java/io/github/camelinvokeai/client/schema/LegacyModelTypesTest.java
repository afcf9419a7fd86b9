package io.github.camelinvokeai.client.schema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LegacyModelTypesTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "MainModelField", "CogView4MainModelField", "FluxMainModelField", "SD3MainModelField",
            "SDXLMainModelField", "SDXLRefinerModelField", "VAEModelField", "FluxVAEModelField", "LoRAModelField",
            "LLaVAModelField", "ControlNetModelField", "IPAdapterModelField", "T2IAdapterModelField",
            "SpandrelImageToImageModelField", "T5EncoderModelField", "CLIPEmbedModelField", "CLIPLEmbedModelField",
            "CLIPGEmbedModelField", "ControlLoRAModelField", "SigLipModelField", "FluxReduxModelField", "Imagen3ModelField",
            "Imagen4ModelField", "ChatGPT4oModelField" })
    void everyModelTypeOf515HasAFilter(String uiType) {
        assertThat(LegacyModelTypes.isModelType(uiType)).isTrue();
        assertThat(LegacyModelTypes.filter(uiType).types()).hasSize(1);
        assertThat(LegacyModelTypes.filter("DEPRECATED_" + uiType)).isEqualTo(LegacyModelTypes.filter(uiType));
    }

    @Test
    void anUnknownModelTypeFitsEveryModel() {
        assertThat(LegacyModelTypes.isModelType("NextYearsModelField")).isTrue();
        assertThat(LegacyModelTypes.filter("NextYearsModelField")).isEqualTo(ModelFilter.EVERY_MODEL);
    }

    @Test
    void otherTypesAreNoModels() {
        assertThat(LegacyModelTypes.isModelType("SchedulerField")).isFalse();
        assertThat(LegacyModelTypes.isModelType("")).isFalse();
    }
}
