package io.github.camelinvokeai.client.schema;

import org.junit.jupiter.api.Test;

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
    void aListIsAnyJson() {
        assertThat(FieldType.collection("IntegerField").kind()).isEqualTo(FieldKind.ANY);
        assertThat(new FieldType("IntegerField", Cardinality.SINGLE_OR_COLLECTION).kind()).isEqualTo(FieldKind.INTEGER);
    }

    @Test
    void theItemsOfAListHaveTheKindThatOneOfThemWouldHave() {
        assertThat(FieldType.collection("ImageField").itemKind()).isEqualTo(FieldKind.IMAGE);
        assertThat(FieldType.single("ImageField").itemKind()).isEqualTo(FieldKind.IMAGE);
    }

    @Test
    void whatHasNoKindOfItsOwnIsAnyJson() {
        assertThat(FieldType.single("VideoField").kind()).isEqualTo(FieldKind.ANY);
        assertThat(FieldType.single("NobodyKnowsField").kind()).isEqualTo(FieldKind.ANY);
    }
}
