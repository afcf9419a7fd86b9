package io.github.camelinvokeai.embedded.drawing;

import java.awt.image.BufferedImage;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DrawingTest {

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static int[] drawn(String prompt, String unwanted, long seed, int steps, double guidance) {
        return pixels(new Drawing(new Request(prompt, unwanted, seed, 64, 48, steps, guidance, null, 0)).picture());
    }

    @Test
    void theSameRequestGivesTheSamePicture() {
        assertThat(drawn("a lighthouse at dawn", "", 1, 8, 7.5)).isEqualTo(drawn("a lighthouse at dawn", "", 1, 8, 7.5));
    }

    @Test
    void everyPartOfTheRequestCounts() {
        int[] usual = drawn("a red ball", "", 1, 8, 7.5);

        assertThat(drawn("a blue ball", "", 1, 8, 7.5)).isNotEqualTo(usual);
        assertThat(drawn("a red ball", "ugly", 1, 8, 7.5)).isNotEqualTo(usual);
        assertThat(drawn("a red ball", "", 2, 8, 7.5)).isNotEqualTo(usual);
        assertThat(drawn("a red ball", "", 1, 9, 7.5)).isNotEqualTo(usual);
        assertThat(drawn("a red ball", "", 1, 8, 15)).isNotEqualTo(usual);
    }

    @ParameterizedTest
    @CsvSource({ "8, 8", "1024, 64", "64, 512", "256, 256" })
    void drawsInAnySize(int width, int height) {
        for (Motif motif : Motif.values()) {
            String everything = motif + " sea forest city house flowers birds rain snow fog";
            BufferedImage picture = new Drawing(new Request(everything, "", 3, width, height, 2, 7.5, null, 0)).picture();
            assertThat(picture.getWidth()).isEqualTo(width);
            assertThat(picture.getHeight()).isEqualTo(height);
        }
    }

    @Test
    void nightIsDarkerThanDay() {
        assertThat(brightness(drawn("a lake at night", "", 1, 20, 7.5)))
                .isLessThan(brightness(drawn("a lake on a sunny day", "", 1, 20, 7.5)) / 2);
    }

    private static double brightness(int[] pixels) {
        return Arrays.stream(pixels).map(pixel -> (pixel >> 8) & 0xff).average().orElseThrow();
    }

    @Test
    void comesOutOfNoiseStepByStep() {
        Drawing drawing = new Drawing(new Request("a lake", "", 1, 256, 256, 20, 7.5, null, 0));
        int[] end = pixels(drawing.preview(1, 8));

        double last = Double.MAX_VALUE;
        for (double done = 0; done <= 1; done += 0.25) {
            double far = distance(pixels(drawing.preview(done, 8)), end);
            assertThat(far).isLessThan(last);
            last = far;
        }
        assertThat(last).isZero();
    }

    private static double distance(int[] one, int[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
        }
        return sum;
    }
}
