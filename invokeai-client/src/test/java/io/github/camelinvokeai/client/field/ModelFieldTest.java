package io.github.camelinvokeai.client.field;

import java.util.Map;

import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.model.ModelInfo;
import io.github.camelinvokeai.client.schema.ModelFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelFieldTest {

    private static final Field MODEL = new ModelField(ModelFilter.EVERY_MODEL);

    @Test
    void aTextIsAKeyOrNameToBeLookedUp() {
        assertThat(MODEL.convert("Model", " Tiny SD ")).isEqualTo(new FieldValue.ModelByName("Tiny SD"));
        assertThat(MODEL.convert("Model", "[odd] name")).isEqualTo(new FieldValue.ModelByName("[odd] name"));
    }

    @Test
    void anObjectKeepsWhatIdentifiesAModel() {
        assertThat(json(MODEL, Map.of("key", "k", "extra", 1))).isEqualTo("{\"key\":\"k\"}");
        assertThat(json(MODEL, "{\"name\":\"n\",\"base\":\"sd-1\",\"type\":\"main\",\"submodel_type\":\"unet\",\"size\":1}"))
                .isEqualTo("{\"name\":\"n\",\"base\":\"sd-1\",\"type\":\"main\",\"submodel_type\":\"unet\"}");
        assertThat(json(MODEL, Map.of("hash", "h"))).isEqualTo("{\"hash\":\"h\"}");
        assertThat(json(MODEL, "{\"key\":\"k\",\"submodel_type\":null}")).isEqualTo("{\"key\":\"k\",\"submodel_type\":null}");
    }

    @Test
    void anInstalledModelIsTaken() {
        ModelInfo tiny = new ModelInfo("k", "h", "Tiny", "sd-1", "main", "diffusers", null, null);

        assertThat(json(MODEL, tiny)).isEqualTo(
                "{\"key\":\"k\",\"hash\":\"h\",\"name\":\"Tiny\",\"base\":\"sd-1\",\"type\":\"main\"}");
    }

    @Test
    void anObjectThatIdentifiesNothingIsRefused() {
        assertThatThrownBy(() -> MODEL.convert("Model", Map.of("base", "sd-1"))).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Model").hasMessageContaining("a key, a hash or a name");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "  ", "[1]" })
    void whatNamesNoModelIsRefused(String text) {
        assertThatThrownBy(() -> MODEL.convert("Model", text)).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Model").hasMessageContaining("its key, its name");
    }

    @Test
    void aNumberIsRefused() {
        assertThatThrownBy(() -> MODEL.convert("Model", 7)).isInstanceOf(InvalidValueException.class);
    }
}
