package io.github.camelinvokeai.embedded.node;

import java.util.Map;

import io.github.camelinvokeai.embedded.image.Bands;
import io.github.camelinvokeai.embedded.image.Bands.Mode;
import io.github.camelinvokeai.embedded.image.Patterns;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageNodesTest {

    private static final Map<String, Integer> COLOUR = Map.of("r", 1, "g", 2, "b", 3, "a", 4);

    @Test
    void aBlankImageHasOneColourAndOpacityIfAsked() {
        NodeUnderTest node = NodeUnderTest.of("blank_image").with("width", 3).with("height", 2).with("color", COLOUR);

        assertThat(node.run().toString()).isEqualTo(
                "{\"image\":{\"image_name\":\"kept.png\"},\"width\":3,\"height\":2,\"type\":\"image_output\"}");
        assertThat(node.kept().mode()).isEqualTo(Mode.RGB);
        node.with("mode", "RGBA").run();
        assertThat(node.kept().values(3)).hasSize(6).containsOnly(4);
    }

    @Test
    void croppingMayReachOutside() {
        NodeUnderTest node = NodeUnderTest.of("img_crop").withPicture("image", Patterns.of(Mode.RGB)).with("x", -1)
                .with("y", 0).with("width", 2).with("height", 1);
        node.run();

        assertThat(node.kept().mode()).isEqualTo(Mode.RGBA);
        assertThat(node.kept().values(3)).containsExactly(0, 255);
    }

    @Test
    void resizesAsAskedOrByAFactorThatIsCutOff() {
        NodeUnderTest resize = NodeUnderTest.of("img_resize").withPicture("image", Patterns.of(Mode.RGB)).with("width", 20)
                .with("height", 15);
        resize.run();
        NodeUnderTest scale = NodeUnderTest.of("img_scale").withPicture("image", Patterns.of(Mode.L)).with("scale_factor", 1.4);
        scale.run();

        assertThat(Patterns.sum(resize.kept())).isEqualTo("5ac31889");
        assertThat(scale.kept().width()).isEqualTo(12);
        assertThat(scale.kept().height()).isEqualTo(9);
        assertThatThrownBy(scale.with("scale_factor", 0.01)::run).hasMessage("height and width must be > 0");
    }

    @Test
    void pastingMakesRoomUnlessItIsToCrop() {
        NodeUnderTest node = NodeUnderTest.of("img_paste").withPicture("base_image", Patterns.of(Mode.RGBA))
                .withPicture("image", Patterns.of(Mode.RGBA, 90)).with("x", -2).with("y", 3);
        node.run();
        assertThat(node.kept().width()).isEqualTo(11);
        assertThat(node.kept().height()).isEqualTo(10);

        node.with("crop", true).run();
        assertThat(node.kept().width()).isEqualTo(9);
        node.with("x", 0).with("y", 0).run();
        assertThat(Patterns.sum(node.kept())).isEqualTo("16ac9471");
    }

    @Test
    void aCopyIsTheSame() {
        NodeUnderTest node = NodeUnderTest.of("save_image").withPicture("image", Patterns.of(Mode.RGBA));
        node.run();

        assertThat(Patterns.sum(node.kept())).isEqualTo(Patterns.sum(Patterns.of(Mode.RGBA)));
    }

    @Test
    void anImagePrimitiveTellsTheSize() {
        assertThat(NodeUnderTest.of("image").withPicture("image", Bands.filled(Mode.L, 5, 4, 0)).run().toString()).isEqualTo(
                "{\"image\":{\"image_name\":\"image.png\"},\"width\":5,\"height\":4,\"type\":\"image_output\"}");
    }
}
