package io.github.camelinvokeai.embedded.node;

import io.github.camelinvokeai.embedded.image.Bands;

/** Blurs pictures as InvokeAI's image library does: a Gaussian is three boxes one after another. */
final class Blur {

    private static final int PASSES = 3;
    private static final int PRECISION = 24;

    private Blur() {
    }

    static Bands gaussian(Bands picture, double radius) {
        return blurred(picture, (float) boxRadius((float) radius), PASSES);
    }

    static Bands box(Bands picture, double radius) {
        return blurred(picture, (float) radius, 1);
    }

    private static double boxRadius(float radius) {
        float variance = radius * radius / PASSES;
        float length = (float) Math.sqrt(12.0 * variance + 1.0);
        float whole = (float) Math.floor((length - 1.0) / 2.0);
        float part = (2 * whole + 1) * (whole * (whole + 1) - 3 * variance);
        return whole + part / (6 * (variance - (whole + 1) * (whole + 1)));
    }

    private static Bands blurred(Bands picture, float radius, int passes) {
        if (radius == 0) {
            return picture;
        }
        int[][] values = new int[picture.count()][];
        for (int band = 0; band < values.length; band++) {
            values[band] = picture.values(band).clone();
            for (int pass = 0; pass < passes; pass++) {
                lines(values[band], picture.height(), picture.width(), picture.width(), 1, radius);
            }
            for (int pass = 0; pass < passes; pass++) {
                lines(values[band], picture.width(), picture.height(), 1, picture.width(), radius);
            }
        }
        return picture.withValues(values);
    }

    private static void lines(int[] values, int lines, int length, int lineStep, int pixelStep, float radius) {
        int reach = (int) radius;
        long inner = (long) ((1 << PRECISION) / (radius * 2 + 1));
        long edge = ((1 << PRECISION) - (reach * 2L + 1) * inner) / 2;
        int[] line = new int[length];
        for (int y = 0; y < lines; y++) {
            long sum = 0;
            for (int x = 0; x < length; x++) {
                line[x] = values[y * lineStep + x * pixelStep];
            }
            for (int x = -reach; x <= reach; x++) {
                sum += at(line, x);
            }
            for (int x = 0; x < length; x++) {
                long value = sum * inner + (at(line, x - reach - 1) + at(line, x + reach + 1)) * edge;
                values[y * lineStep + x * pixelStep] = (int) ((value + (1 << (PRECISION - 1))) >> PRECISION);
                sum += at(line, x + reach + 1) - at(line, x - reach);
            }
        }
    }

    private static long at(int[] line, int x) {
        return line[Math.max(0, Math.min(line.length - 1, x))];
    }
}
