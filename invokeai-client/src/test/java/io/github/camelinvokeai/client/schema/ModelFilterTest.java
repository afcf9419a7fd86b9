package io.github.camelinvokeai.client.schema;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ModelFilterTest {

    private final ModelFilter filter
            = new ModelFilter(Set.of("sd-1"), Set.of("main"), Set.of("normal"), Set.of("diffusers"), Set.of());

    @Test
    void withoutConditionsEveryModelFits() throws Exception {
        assertThat(ModelFilter.EVERY_MODEL.accepts(model("{\"key\":\"k\"}"))).isTrue();
    }

    @Test
    void everyConditionMustHold() throws Exception {
        assertThat(
                filter.accepts(model("{\"base\":\"sd-1\",\"type\":\"main\",\"format\":\"diffusers\",\"variant\":\"normal\"}")))
                .isTrue();
        assertThat(filter.accepts(model("{\"base\":\"sdxl\",\"type\":\"main\",\"format\":\"diffusers\"}"))).isFalse();
        assertThat(filter.accepts(model("{\"base\":\"sd-1\",\"type\":\"vae\",\"format\":\"diffusers\"}"))).isFalse();
        assertThat(filter.accepts(model("{\"base\":\"sd-1\",\"type\":\"main\",\"format\":\"checkpoint\"}"))).isFalse();
        assertThat(
                filter.accepts(model("{\"base\":\"sd-1\",\"type\":\"main\",\"format\":\"diffusers\",\"variant\":\"inpaint\"}")))
                .isFalse();
    }

    @Test
    void aModelWithoutVariantFits() throws Exception {
        assertThat(filter.accepts(model("{\"base\":\"sd-1\",\"type\":\"main\",\"format\":\"diffusers\",\"variant\":null}")))
                .isTrue();
    }

    @Test
    void variantAndFormatAloneAreNoCondition() throws Exception {
        ModelFilter loose = new ModelFilter(Set.of(), Set.of(), Set.of("normal"), Set.of("diffusers"), Set.of());

        assertThat(loose.accepts(model("{\"base\":\"sd-1\",\"type\":\"vae\",\"format\":\"checkpoint\"}"))).isTrue();
    }

    private static JsonNode model(String json) throws Exception {
        return Json.mapper().readTree(json);
    }
}
