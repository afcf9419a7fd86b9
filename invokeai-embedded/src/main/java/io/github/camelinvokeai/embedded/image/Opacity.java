package io.github.camelinvokeai.embedded.image;

/** Multiplies colours by the opacity and back, with the rounding of InvokeAI's image library. */
final class Opacity {

    private Opacity() {
    }

    static Bands multiplied(Bands picture) {
        int[] opacity = picture.values(3);
        int[][] values = new int[4][opacity.length];
        values[3] = opacity;
        for (int band = 0; band < 3; band++) {
            for (int i = 0; i < opacity.length; i++) {
                int product = picture.values(band)[i] * opacity[i] + 128;
                values[band][i] = ((product >> 8) + product) >> 8;
            }
        }
        return picture.withValues(values);
    }

    static Bands divided(Bands picture) {
        int[] opacity = picture.values(3);
        int[][] values = new int[4][opacity.length];
        values[3] = opacity;
        for (int band = 0; band < 3; band++) {
            for (int i = 0; i < opacity.length; i++) {
                int value = picture.values(band)[i];
                boolean same = opacity[i] == 0 || opacity[i] == 255;
                values[band][i] = same ? value : Math.min(255, 255 * value / opacity[i]);
            }
        }
        return picture.withValues(values);
    }
}
