package io.github.camelinvokeai.client.field;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.NumberRange;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListFieldTest {

    private static final Field SCALES = new ListField(
            new NumberField(FieldKind.FLOAT, new NumberRange(BigDecimal.ONE, null, null, null, null)));

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
    void itemsThatNeedTheServerStaySeparate() {
        ImageSource source = ImageSource.of(new byte[] { 1 });

        FieldValue value = new ListField(new ImageField()).convert("Images", List.of("a.png", source));

        assertThat(value).isInstanceOfSatisfying(FieldValue.Items.class,
                items -> assertThat(items.items().get(1)).isEqualTo(new FieldValue.Upload(source)));
    }
}
