package io.github.camelinvokeai.client.field;

import java.io.File;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.SizeLimits;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StringFieldTest {

    private static final Field TEXT = new StringField(SizeLimits.UNLIMITED);

    @Test
    void anythingThatIsATextIsTaken() {
        assertThat(json(TEXT, "a \"cat\"\n")).isEqualTo("\"a \\\"cat\\\"\\n\"");
        assertThat(json(TEXT, "")).isEqualTo("\"\"");
        assertThat(json(TEXT, java.nio.CharBuffer.wrap("cat"))).isEqualTo("\"cat\"");
        assertThat(json(TEXT, TextNode.valueOf("cat"))).isEqualTo("\"cat\"");
        assertThat(json(TEXT, "katze \uD83D\uDC08".getBytes(StandardCharsets.UTF_8))).isEqualTo("\"katze \uD83D\uDC08\"");
        assertThat(json(TEXT, 7)).isEqualTo("\"7\"");
        assertThat(json(TEXT, new BigDecimal("7.0"))).isEqualTo("\"7.0\"");
        assertThat(json(TEXT, true)).isEqualTo("\"true\"");
        assertThat(json(TEXT, 'c')).isEqualTo("\"c\"");
        assertThat(json(TEXT, FieldKind.ANY)).isEqualTo("\"ANY\"");
    }

    @Test
    void aTextThatLooksLikeJsonStaysAText() {
        assertThat(json(TEXT, "[a, b]")).isEqualTo("\"[a, b]\"");
        assertThat(json(TEXT, "{\"a\":1}")).isEqualTo("\"{\\\"a\\\":1}\"");
    }

    @Test
    void whatIsNoTextIsRefused() {
        for (Object value : new Object[] { List.of("a"), Map.of("a", 1), new File("a.txt") }) {
            assertThatThrownBy(() -> TEXT.convert("Prompt", value)).isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("Prompt").hasMessageContaining("takes a text");
        }
    }

    @Test
    void textThatCannotBeSentAsUtf8IsRefused() {
        assertThatThrownBy(() -> TEXT.convert("Prompt", new byte[] { (byte) 0xC3, 0x28 }))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("no UTF-8");
        assertThatThrownBy(() -> TEXT.convert("Prompt", "secret \uD83D")).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("surrogate").hasMessageNotContaining("secret");
    }

    @Test
    void theLengthIsCountedInCharactersAsTheServerDoes() {
        Field three = new StringField(new SizeLimits(1, 3));

        assertThat(json(three, "\uD83D\uDC08\uD83D\uDC08\uD83D\uDC08")).isNotEmpty();
        assertThatThrownBy(() -> three.convert("Key", "cats")).isInstanceOf(InvalidValueException.class)
                .hasMessage("Input 'Key' has 4 characters; allowed are 1 to 3");
        assertThatThrownBy(() -> three.convert("Key", "")).hasMessageContaining("0 characters");
    }
}
