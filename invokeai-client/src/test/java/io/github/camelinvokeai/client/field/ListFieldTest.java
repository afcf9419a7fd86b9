package io.github.camelinvokeai.client.field;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.schema.NumberRange;
import io.github.camelinvokeai.client.schema.SizeLimits;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListFieldTest {

    private static final Field SCALES = new ListField(
            new NumberField(FieldKind.FLOAT, new NumberRange(BigDecimal.ONE, null, null, null, null)),
            Cardinality.SINGLE_OR_COLLECTION, SizeLimits.UNLIMITED);

    @Test
    void aSingleValueStaysOne() {
        assertThat(json(SCALES, 7.5)).isEqualTo("7.5");
        assertThat(json(SCALES, "7.0")).isEqualTo("7.0");
        assertThat(SCALES.kind()).isEqualTo(FieldKind.FLOAT);
    }

    @Test
    void anyKindOfListIsTaken() throws Exception {
        assertThat(json(SCALES, List.of(7, "7.0", 1.5))).isEqualTo("[7,7.0,1.5]");
        assertThat(json(SCALES, new double[] { 1.5, 2 })).isEqualTo("[1.5,2.0]");
        assertThat(json(SCALES, new int[] { 1, 2 })).isEqualTo("[1,2]");
        assertThat(json(SCALES, new Object[] { 1, "2" })).isEqualTo("[1,2]");
        assertThat(json(SCALES, new short[] { 1, 2 })).isEqualTo("[1,2]");
        assertThat(json(SCALES, new float[] { 1.5f })).isEqualTo("[1.5]");
        assertThat(json(SCALES, new long[0])).isEqualTo("[]");
        assertThat(json(SCALES, "[1, 7.0]")).isEqualTo("[1,7.0]");
        assertThat(json(SCALES, Json.mapper().readTree("[7.0]"))).isEqualTo("[7.0]");
        assertThat(json(SCALES, List.of())).isEqualTo("[]");
    }

    @Test
    void eachItemIsChecked() {
        assertThatThrownBy(() -> SCALES.convert("CFG", List.of(7, 0.5))).isInstanceOf(InvalidValueException.class)
                .hasMessage("Input 'CFG' is 0.5, but must be >= 1");
        assertThatThrownBy(() -> SCALES.convert("CFG", Arrays.asList(7, null))).isInstanceOf(InvalidValueException.class)
                .hasMessage("Input 'CFG' takes a number, not nothing");
        assertThatThrownBy(() -> SCALES.convert("CFG", Arrays.asList(NullNode.getInstance())))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SCALES.convert("CFG", "[1, [2]]")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void whatOnlyTakesListsMakesOneOfASingleValue() {
        Field words = list(new StringField(SizeLimits.UNLIMITED));

        assertThat(json(words, "a boat")).isEqualTo("[\"a boat\"]");
        assertThat(json(words, "{\"not\":\"a list\"}")).isEqualTo("[\"{\\\"not\\\":\\\"a list\\\"}\"]");
        assertThat(json(words, "[cat:dog:0.5]")).isEqualTo("[\"[cat:dog:0.5]\"]");
        assertThat(json(words, new String[] { "a", "b" })).isEqualTo("[\"a\",\"b\"]");
        assertThat(json(list(new BooleanField()), new boolean[] { true, false })).isEqualTo("[true,false]");
        assertThat(json(list(new LoraField(ModelFilter.EVERY_MODEL)), Map.of("key", "k", "weight", 1)))
                .isEqualTo("[{\"lora\":{\"key\":\"k\"},\"weight\":1}]");
    }

    @Test
    void aSingleLoraIsAListEverywhereAsInTheEditor() {
        Field loras = new ListField(
                new LoraField(ModelFilter.EVERY_MODEL), Cardinality.SINGLE_OR_COLLECTION, SizeLimits.UNLIMITED);

        assertThat(loras.convert("LoRAs", "Detail")).isEqualTo(
                new FieldValue.Items(List.of(new FieldValue.LoraByName("Detail", new DecimalNode(new BigDecimal("0.75"))))));
    }

    @Test
    void theNumberOfItemsIsLimited() {
        Field two = new ListField(new ReferenceField(FieldKind.VIDEO), Cardinality.COLLECTION, new SizeLimits(2, 3));

        assertThat(json(two, List.of("a.mp4", "b.mp4"))).isEqualTo("[{\"video_name\":\"a.mp4\"},{\"video_name\":\"b.mp4\"}]");
        assertThatThrownBy(() -> two.convert("Videos", "a.mp4")).isInstanceOf(InvalidValueException.class)
                .hasMessage("Input 'Videos' has 1 items; allowed are 2 to 3");
        assertThatThrownBy(() -> two.convert("Videos", List.of("a", "b", "c", "d"))).hasMessageContaining("4 items");
    }

    @Test
    void itDescribesItsItems() {
        Field words = list(new StringField(new SizeLimits(1, 9)));

        assertThat(words.characters()).isEqualTo(new SizeLimits(1, 9));
        assertThat(words.cardinality()).isEqualTo(Cardinality.COLLECTION);
        assertThat(SCALES.range().describe()).isEqualTo(">= 1");
        assertThatThrownBy(() -> new ListField(SCALES, Cardinality.SINGLE, SizeLimits.UNLIMITED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Field list(Field item) {
        return new ListField(item, Cardinality.COLLECTION, SizeLimits.UNLIMITED);
    }

    @Test
    void itemsThatNeedTheServerStaySeparate() {
        ImageSource source = ImageSource.of(new byte[] { 1 });

        FieldValue value = list(new ImageField()).convert("Images", List.of("a.png", source));

        assertThat(value).isInstanceOfSatisfying(FieldValue.Items.class,
                items -> assertThat(items.items().get(1)).isEqualTo(new FieldValue.Upload(source)));
    }
}
