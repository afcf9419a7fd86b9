package io.github.camelinvokeai.embedded.image;

import java.awt.image.BufferedImage;

import io.github.camelinvokeai.embedded.image.Bands.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class BandsTest {

    @ParameterizedTest
    @EnumSource
    void aPictureKeepsEveryValue(Mode mode) {
        Bands picture = Patterns.of(mode);

        Bands back = Bands.of(picture.toPicture());

        assertThat(back.mode()).isEqualTo(mode);
        assertThat(Patterns.sum(back)).isEqualTo(Patterns.sum(picture));
    }

    @Test
    void greyIsWeighedLikePillow() {
        assertThat(Patterns.sum(Patterns.of(Mode.RGB).to(Mode.L))).isEqualTo("c0fa261f");
        assertThat(Patterns.sum(Patterns.of(Mode.RGBA).to(Mode.L))).isEqualTo("c0fa261f");
    }

    @Test
    void readsGreyWithOpacityAsColours() {
        BufferedImage colours = Patterns.of(Mode.L).to(Mode.RGBA).toPicture();

        assertThat(Bands.of(colours).mode()).isEqualTo(Mode.RGBA);
    }

    @Test
    void pastesThroughAMaskLikePillow() {
        Bands pasted = Patterns.of(Mode.RGBA).pasted(Patterns.of(Mode.RGBA, 90), 2, -1, Patterns.of(Mode.L));

        assertThat(Patterns.sum(pasted)).isEqualTo("d45a4b53");
    }

    @Test
    void whatIsCutOutsideIsEmpty() {
        Bands cut = Patterns.of(Mode.RGBA).cut(-1, -1, 3, 3);

        assertThat(cut.values(0)).startsWith(0, 0, 0, 0);
        assertThat(cut.values(0)[4]).isEqualTo(Patterns.of(Mode.RGBA).values(0)[0]);
    }
}
