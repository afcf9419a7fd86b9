package io.github.camelinvokeai.client.schema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FieldTypeTest {

    @Test
    void cardinalityDoesNotChangeWhetherValuesAreStored() {
        assertThat(FieldType.collection("ImageField").stateful()).isTrue();
        assertThat(FieldType.single("VideoField").stateful()).isTrue();
        assertThat(FieldType.single("UNetField").stateful()).isFalse();
        assertThat(FieldType.single("NobodyKnowsField").stateful()).isFalse();
    }

    @Test
    void aListHasTheKindOfItsItems() {
        assertThat(FieldType.collection("IntegerField").kind()).isEqualTo(FieldKind.INTEGER);
        assertThat(new FieldType("IntegerField", Cardinality.SINGLE_OR_COLLECTION).kind()).isEqualTo(FieldKind.INTEGER);
    }

    @ParameterizedTest
    @CsvSource({
            "VideoField, VIDEO", "LoRAField, LORA", "StylePresetField, STYLE_PRESET", "SystemPromptField, SYSTEM_PROMPT",
            "SavedWorkflowField, SAVED_WORKFLOW", "FloatGeneratorField, GENERATOR", "IntegerGeneratorField, GENERATOR",
            "StringGeneratorField, GENERATOR", "ImageGeneratorField, GENERATOR", "LoRAMetadataField, METADATA",
            "ControlNetMetadataField, METADATA", "IPAdapterMetadataField, METADATA", "T2IAdapterMetadataField, METADATA" })
    void whatTheEditorKeepsValuesOfHasAKind(String name, FieldKind kind) {
        assertThat(FieldType.single(name).stateful()).isTrue();
        assertThat(FieldType.single(name).kind()).isEqualTo(kind);
    }

    @Test
    void whatHasNoKindOfItsOwnIsAnyJson() {
        assertThat(FieldType.single("MetadataExtraField").kind()).isEqualTo(FieldKind.ANY);
        assertThat(FieldType.single("NobodyKnowsField").kind()).isEqualTo(FieldKind.ANY);
    }
}
