package io.github.camelinvokeai.embedded.node;

import io.github.camelinvokeai.embedded.image.Bands;
import io.github.camelinvokeai.embedded.image.Bands.Mode;
import io.github.camelinvokeai.embedded.image.Patterns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageFilterNodesTest {

    @ParameterizedTest
    @CsvSource({ "L, e7370d05, 44835e6d", "RGB, 58170d34, d05c6344", "RGBA, 28579f0b, a84d0b0d" })
    void blursAsPillowDoes(Mode mode, String gaussian, String box) {
        assertThat(Patterns.sum(Blur.gaussian(Patterns.of(mode), 2.5))).isEqualTo(gaussian);
        assertThat(Patterns.sum(Blur.box(Patterns.of(mode), 1.5))).isEqualTo(box);
    }

    @Test
    void theBlurNodeGivesOpacityToWhatHasNone() {
        NodeUnderTest node = NodeUnderTest.of("img_blur").withPicture("image", Bands.filled(Mode.RGB, 6, 5, 10, 20, 30));
        node.run();

        assertThat(node.kept().mode()).isEqualTo(Mode.RGBA);
        assertThat(node.kept().values(3)).containsOnly(255);
        assertThat(node.kept().values(2)).containsOnly(29);
    }

    @Test
    void multipliesAsPillowDoes() {
        NodeUnderTest node = NodeUnderTest.of("img_mul").withPicture("image1", Patterns.of(Mode.RGB))
                .withPicture("image2", Patterns.of(Mode.RGB, 90));
        node.run();

        assertThat(Patterns.sum(node.kept())).isEqualTo("b9efe18b");
    }

    @Test
    void masksAreKeptAsMasks() {
        NodeUnderTest node = NodeUnderTest.of("tomask").withPicture("image", Patterns.of(Mode.RGBA)).with("invert", true);
        node.run();

        assertThat(node.category()).isEqualTo("mask");
        assertThat(node.kept().values(0)[0]).isEqualTo(255 - Patterns.of(Mode.RGBA).values(3)[0]);
    }

    @Test
    void takesChannelsAndConverts() {
        NodeUnderTest channel = NodeUnderTest.of("img_chan").withPicture("image", Patterns.of(Mode.RGB)).with("channel", "G");
        channel.run();
        NodeUnderTest convert = NodeUnderTest.of("img_conv").withPicture("image", Patterns.of(Mode.RGB)).with("mode", "L");
        convert.run();

        assertThat(channel.kept().values(0)).isEqualTo(Patterns.of(Mode.RGB).values(1));
        assertThat(Patterns.sum(convert.kept())).isEqualTo("c0fa261f");
        assertThatThrownBy(channel.with("channel", "A")::run).hasMessageContaining("no channel");
        assertThatThrownBy(convert.with("mode", "HSV")::run).hasMessageContaining("HSV");
    }

    @Test
    void squeezesAndStretchesValues() {
        NodeUnderTest lerp = NodeUnderTest.of("img_lerp").withPicture("image", Bands.filled(Mode.L, 1, 1, 255)).with("min", 10)
                .with("max", 60);
        lerp.run();
        NodeUnderTest inverse = NodeUnderTest.of("img_ilerp").withPicture("image", Bands.filled(Mode.L, 1, 1, 60))
                .with("min", 10).with("max", 60);
        inverse.run();

        assertThat(lerp.kept().values(0)).containsExactly(60);
        assertThat(inverse.kept().values(0)).containsExactly(255);
    }
}
