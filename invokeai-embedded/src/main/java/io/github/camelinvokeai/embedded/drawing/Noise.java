package io.github.camelinvokeai.embedded.drawing;

/** Smooth noise that is the same for the same seed. Immutable. */
final class Noise {

    private final long seed;

    Noise(long seed) {
        this.seed = seed;
    }

    /** From 0 to 1, each integer point for itself. */
    double point(long x, long y) {
        long h = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL;
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        return ((h ^ (h >>> 31)) >>> 11) / (double) (1L << 53);
    }

    /** From 0 to 1, without jumps. */
    double smooth(double x, double y) {
        long left = (long) Math.floor(x);
        long top = (long) Math.floor(y);
        double right = eased(x - left);
        double down = eased(y - top);
        double above = mix(point(left, top), point(left + 1, top), right);
        double below = mix(point(left, top + 1), point(left + 1, top + 1), right);
        return mix(above, below, down);
    }

    /** From 0 to 1: large shapes with smaller ones on them, so many times. */
    double layered(double x, double y, int layers) {
        double sum = 0;
        double weight = 1;
        double total = 0;
        for (int layer = 0; layer < layers; layer++) {
            sum += weight * smooth(x + layer * 17.3, y + layer * 9.1);
            total += weight;
            weight /= 2;
            x *= 2;
            y *= 2;
        }
        return sum / total;
    }

    private static double eased(double t) {
        return t * t * (3 - 2 * t);
    }

    static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }
}
