package io.github.camelinvokeai.client.workflow;

import java.util.Set;

import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static org.assertj.core.api.Assertions.assertThat;

class ReferenceTest {

    @ParameterizedTest
    @CsvSource({
            "img_blur, image, IMAGE", "ip_adapter, image, IMAGE", "image_collection, images, IMAGE",
            "main_model_loader, model, MODEL", "lora_collection_loader, loras, LORA", "img_blur, board, BOARD",
            "integer, value, NOTHING", "string_collection, collection, NOTHING", "core_metadata, loras, NOTHING" })
    void listsReferToWhatTheirItemsReferTo(String type, String field, Reference.To to) {
        assertThat(Reference.of(template(type, field)).to()).isEqualTo(to);
    }

    @Test
    void ofAnUnknownFieldNobodyKnows() {
        assertThat(Reference.of(null)).isEqualTo(Reference.NONE);
    }

    @ParameterizedTest
    @CsvSource({ "sdxl_lora_collection_loader, sdxl", "krea2_lora_collection_loader, " })
    void lorasAreLorasEvenWhereTheNodeDoesNotSay(String type, String base) {
        ModelFilter models = Reference.of(template(type, "loras")).models();

        assertThat(models.types()).containsExactly("lora");
        assertThat(models.bases()).isEqualTo(base == null ? Set.of() : Set.of(base));
    }

    @Test
    void asksOnlyWhereThereIsSomethingToAsk() {
        Reference images = Reference.of(template("image_collection", "images"));

        assertThat(images.asks(null)).isFalse();
        assertThat(images.asks(json("[]"))).isFalse();
        assertThat(images.asks(json("[{'image_name':'a.png'}]"))).isTrue();
        assertThat(Reference.NONE.asks(json("[{'image_name':'a.png'}]"))).isFalse();
        assertThat(Reference.BOARD.asks(null)).as("the submission may have one").isTrue();
    }

    private static FieldTemplate template(String type, String field) {
        return NodeSchema.shipped().template(type).orElseThrow().inputs().get(field);
    }
}
