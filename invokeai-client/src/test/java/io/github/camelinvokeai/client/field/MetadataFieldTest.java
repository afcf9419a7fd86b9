package io.github.camelinvokeai.client.field;

import java.util.List;
import java.util.Map;

import io.github.camelinvokeai.client.error.InvalidValueException;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MetadataFieldTest {

    private static final Field METADATA = new MetadataField();

    @Test
    void anObjectIsKeptWhole() {
        String stored = "{\"model\":{\"key\":\"k\"},\"weight\":0.750,\"more\":[null]}";

        assertThat(json(METADATA, stored)).isEqualTo(stored);
        assertThat(json(METADATA, Map.of("weight", 1))).isEqualTo("{\"weight\":1}");
    }

    @Test
    void nothingElseIsTaken() {
        for (Object value : new Object[] { "a secret wish", 7, List.of(), "[]" }) {
            assertThatThrownBy(() -> METADATA.convert("LoRAs", value)).isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("LoRAs").hasMessageNotContaining("secret");
        }
    }
}
