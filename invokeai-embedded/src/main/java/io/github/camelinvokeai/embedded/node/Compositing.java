package io.github.camelinvokeai.embedded.node;

import io.github.camelinvokeai.embedded.image.Bands;

/** Lays a picture over another, with the rounding of InvokeAI's image library. */
final class Compositing {

    private static final int PRECISION = 7;

    private Compositing() {
    }

    /** Both with opacity and of the same size. */
    static Bands over(Bands below, Bands above) {
        int[][] values = new int[4][below.values(3).length];
        for (int i = 0; i < values[3].length; i++) {
            int opacity = above.values(3)[i];
            if (opacity == 0) {
                copy(below, values, i);
                continue;
            }
            int sum = opacity * 255 + below.values(3)[i] * (255 - opacity);
            int share = opacity * 255 * 255 * (1 << PRECISION) / sum;
            for (int band = 0; band < 3; band++) {
                int value = above.values(band)[i] * share
                            + below.values(band)[i] * (255 * (1 << PRECISION) - share) + (0x80 << PRECISION);
                values[band][i] = divided(value) >> PRECISION;
            }
            values[3][i] = divided(sum + 0x80);
        }
        return below.withValues(values);
    }

    private static void copy(Bands from, int[][] values, int pixel) {
        for (int band = 0; band < values.length; band++) {
            values[band][pixel] = from.values(band)[pixel];
        }
    }

    private static int divided(int value) {
        return ((value >> 8) + value) >> 8;
    }
}
