package io.github.camelinvokeai.embedded.image;

import io.github.camelinvokeai.embedded.image.Bands.Mode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VisibleTest {

    @Test
    void cutsToWhatIsSeen() {
        Bands picture = Bands.filled(Mode.RGBA, 10, 8, 9, 9, 9, 0).pasted(Bands.filled(Mode.RGBA, 3, 2, 1, 1, 1, 255), 4, 5,
                null);

        Bands cropped = Visible.cropped(picture);

        assertThat(cropped.width()).isEqualTo(3);
        assertThat(cropped.height()).isEqualTo(2);
        assertThat(cropped.values(3)).containsOnly(255);
    }

    @Test
    void leavesAnEmptyPictureAsItIs() {
        assertThat(Visible.cropped(Bands.filled(Mode.RGB, 4, 4, 0, 0, 0)).width()).isEqualTo(4);
    }
}
