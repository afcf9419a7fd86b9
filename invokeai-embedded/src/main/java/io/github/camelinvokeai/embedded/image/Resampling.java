package io.github.camelinvokeai.embedded.image;

import java.util.function.DoubleUnaryOperator;

/**
 * Ways to change the size of a picture, by the names and with the results of InvokeAI's image library: when it gets
 * smaller every pixel counts, which Java's own scaling does not do.
 */
public enum Resampling {
    /** The pixel that lies there. */
    NEAREST(0, x -> 1),
    /** The mean. */
    BOX(0.5, x -> x > -0.5 && x <= 0.5 ? 1 : 0),
    /** Weighted by distance. */
    BILINEAR(1, x -> Math.max(0, 1 - Math.abs(x))),
    /** Sharper than bilinear. */
    HAMMING(1, Resampling::hamming),
    /** Smooth curves. */
    BICUBIC(2, Resampling::bicubic),
    /** The sharpest. */
    LANCZOS(3, x -> x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0);

    private static final int PRECISION = 22;

    private final double support;
    // The functions below have no state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final DoubleUnaryOperator filter;

    Resampling(double support, DoubleUnaryOperator filter) {
        this.support = support;
        this.filter = filter;
    }

    /** The picture in another size. */
    public Bands resize(Bands picture, int width, int height) {
        if (width == picture.width() && height == picture.height()) {
            return picture;
        }
        if (this == NEAREST) {
            return nearest(picture, width, height);
        }
        if (picture.mode() != Bands.Mode.RGBA) {
            return filtered(picture, width, height);
        }
        // Else the colour of what nobody sees would shine into its neighbours.
        return Opacity.divided(filtered(Opacity.multiplied(picture), width, height));
    }

    private static Bands nearest(Bands picture, int width, int height) {
        int[][] values = new int[picture.count()][width * height];
        double stepX = (double) picture.width() / width;
        double stepY = (double) picture.height() / height;
        for (int y = 0; y < height; y++) {
            int row = ((int) ((y + 0.5) * stepY)) * picture.width();
            for (int x = 0; x < width; x++) {
                for (int band = 0; band < values.length; band++) {
                    values[band][y * width + x] = picture.values(band)[row + (int) ((x + 0.5) * stepX)];
                }
            }
        }
        return picture.sized(width, height, values);
    }

    private Bands filtered(Bands picture, int width, int height) {
        Weights across = weights(picture.width(), width);
        Weights down = weights(picture.height(), height);
        int[][] values = new int[picture.count()][];
        for (int band = 0; band < values.length; band++) {
            int[] narrow = width == picture.width()
                    ? picture.values(band)
                    : lines(picture.values(band), picture.height(), picture.width(), 1, across, 1, width);
            values[band] = height == picture.height()
                    ? narrow
                    : lines(narrow, width, 1, width, down, width, 1);
        }
        return picture.sized(width, height, values);
    }

    /** Filters lines of either direction: how far apart lines and pixels are says which. */
    private static int[] lines(
            int[] from, int lines, int lineStep, int pixelStep, Weights weights, int toPixelStep, int toLineStep) {
        int[] to = new int[lines * weights.first.length];
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < weights.first.length; i++) {
                int sum = 1 << (PRECISION - 1);
                int[] factors = weights.factors[i];
                for (int k = 0; k < factors.length; k++) {
                    sum += from[line * lineStep + (weights.first[i] + k) * pixelStep] * factors[k];
                }
                to[line * toLineStep + i * toPixelStep] = Math.max(0, Math.min(255, sum >> PRECISION));
            }
        }
        return to;
    }

    private Weights weights(int from, int to) {
        double scale = (double) from / to;
        double stretch = Math.max(1, scale);
        double reach = support * stretch;
        Weights weights = new Weights(new int[to], new int[to][]);
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int first = Math.max(0, (int) (centre - reach + 0.5));
            int count = Math.min(from, (int) (centre + reach + 0.5)) - first;
            double[] parts = new double[count];
            double total = 0;
            for (int k = 0; k < count; k++) {
                parts[k] = filter.applyAsDouble((k + first - centre + 0.5) / stretch);
                total += parts[k];
            }
            weights.first[i] = first;
            weights.factors[i] = fixed(parts, total);
        }
        return weights;
    }

    private static int[] fixed(double[] parts, double total) {
        int[] factors = new int[parts.length];
        for (int k = 0; k < parts.length; k++) {
            double part = total == 0 ? parts[k] : parts[k] / total;
            factors[k] = (int) (part * (1 << PRECISION) + (part < 0 ? -0.5 : 0.5));
        }
        return factors;
    }

    private static double bicubic(double distance) {
        double x = Math.abs(distance);
        if (x < 1) {
            return (1.5 * x - 2.5) * x * x + 1;
        }
        return x < 2 ? ((x - 5) * x + 8) * x * -0.5 + 2 : 0;
    }

    private static double hamming(double distance) {
        double x = Math.abs(distance);
        if (x == 0) {
            return 1;
        }
        return x < 1 ? Math.sin(x * Math.PI) / (x * Math.PI) * (0.54 + 0.46 * Math.cos(x * Math.PI)) : 0;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
    }

    // The first pixel that counts, and how much it and those after it do.
    private static final class Weights {

        private final int[] first;
        private final int[][] factors;

        Weights(int[] first, int[][] factors) {
            this.first = first;
            this.factors = factors;
        }
    }
}
