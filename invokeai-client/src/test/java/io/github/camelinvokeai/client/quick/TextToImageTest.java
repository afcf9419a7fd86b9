package io.github.camelinvokeai.client.quick;

import java.util.function.UnaryOperator;

import io.github.camelinvokeai.client.error.InvalidValueException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextToImageTest {

    private static void refused(UnaryOperator<TextToImage.Builder> values, String message) {
        assertThatThrownBy(() -> values.apply(TextToImage.builder("a camel")).build())
                .isInstanceOf(InvalidValueException.class).hasMessage(message);
    }

    @Test
    void onlyThePromptHasToBeSaid() {
        TextToImage request = TextToImage.of("a camel");

        assertThat(request.prompt()).isEqualTo("a camel");
        assertThat(request.images()).isEqualTo(1);
        assertThat(request.queueId()).isEqualTo("default");
        assertThat(request.seed()).isNull();
        assertThat(request.loras()).isEmpty();
    }

    @Test
    void whatNoModelTakesIsRefusedAtOnce() {
        refused(request -> request.width(0), "width must be at least 1, not 0");
        refused(request -> request.height(-8), "height must be at least 1, not -8");
        refused(request -> request.steps(0), "steps must be at least 1, not 0");
        refused(request -> request.images(0), "images must be from 1 to 10000, not 0");
        refused(request -> request.images(10_001), "images must be from 1 to 10000, not 10001");
        refused(request -> request.seed(-1), "seed must be from 0 to 4294967295, not -1");
        refused(request -> request.seed(4_294_967_296L), "seed must be from 0 to 4294967295, not 4294967296");
        refused(request -> request.cfgScale(0.5), "cfgScale must be at least 1, not 0.5");
        refused(request -> request.guidance(Double.NaN), "guidance must be at least 0, not NaN");
        refused(request -> request.model(" "), "model is blank; leave it out instead");
        refused(request -> request.board(""), "board is blank; leave it out instead");
        refused(request -> request.lora("Ink", Double.POSITIVE_INFINITY),
                "The weight of a LoRA must be a finite number, not Infinity");
    }

    @Test
    void aTextThatCannotBeSentIsRefusedAtOnce() {
        assertThatThrownBy(() -> TextToImage.of("half an emoji \ud83d")).isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'prompt'").hasMessageNotContaining("emoji");
    }

    @Test
    void aLoraWithoutAWeightWorksAsInTheUi() {
        assertThat(TextToImage.builder("a camel").lora("Ink").build().loras()).containsExactly(new WeightedLora("Ink", 0.75));
    }

    @Test
    void thePromptsStayOutOfItsText() {
        assertThat(TextToImage.builder("a camel").negativePrompt("a horse").build()).asString().doesNotContain("camel",
                "horse");
    }
}
