package io.github.camelinvokeai.client.field;

import java.util.Map;

import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.SizeLimits;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SavedWorkflowFieldTest {

    private static final Field SAVED = new SavedWorkflowField(new SizeLimits(null, 9));

    @Test
    void aTextIsTheIdAndAnObjectHasIt() {
        assertThat(json(SAVED, "w1")).isEqualTo("\"w1\"");
        assertThat(json(SAVED, "")).isEqualTo("\"\"");
        assertThat(json(SAVED, Map.of("workflow_id", "w1", "name", "Upscale"))).isEqualTo("\"w1\"");
        assertThat(json(SAVED, "{\"id\":\"w1\",\"nodes\":[]}")).isEqualTo("\"w1\"");
        assertThat(SAVED.kind()).isEqualTo(FieldKind.SAVED_WORKFLOW);
    }

    @Test
    void whatHasNoIdIsRefused() {
        for (Object value : new Object[] { 7, Map.of("name", "Upscale"), "{\"id\":7}", "0123456789" }) {
            assertThatThrownBy(() -> SAVED.convert("Workflow", value)).isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("Workflow");
        }
    }
}
