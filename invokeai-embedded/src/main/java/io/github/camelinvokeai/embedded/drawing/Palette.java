package io.github.camelinvokeai.embedded.drawing;

import java.awt.Color;

/**
 * The colours of a drawing.
 *
 * @param light the sun or moon
 * @param glow  what shines onto water and clouds
 * @param far   the hills at the horizon
 * @param near  what stands in front
 */
record Palette(Color zenith, Color middle, Color horizon, Color light, Color glow, Color far, Color near, Color water) {

    static Palette of(Hour hour) {
        return switch (hour) {
            case DAWN -> of(0x2b3a67, 0xb86b8a, 0xffc48a, 0xfff1c9, 0xffb37a, 0x8a6c8f, 0x2a2440, 0x4a5580);
            case DAY -> of(0x2f7fd1, 0x7fbdf0, 0xdff1fb, 0xfffbe3, 0xffffff, 0x86a9bf, 0x2f5d3a, 0x2f7fb5);
            case DUSK -> of(0x2a1f4f, 0xb0426a, 0xff8a4c, 0xffd98a, 0xff8f5a, 0x6d3f68, 0x1d1630, 0x59356b);
            case NIGHT -> of(0x060b1f, 0x122347, 0x31507a, 0xf4f3e6, 0x9db7e0, 0x23355c, 0x080d1a, 0x10213f);
            case STORM -> of(0x2b333d, 0x56626e, 0x9aa5ab, 0xdfe6ea, 0xb9c6cf, 0x5d6a72, 0x1d2428, 0x34454f);
            case WINTER -> of(0x8fb2cf, 0xc6d9e6, 0xf3f6f8, 0xfffdf2, 0xffffff, 0xa9bccb, 0x4c5f70, 0x7fa3b8);
            case AUTUMN -> of(0x5b8fb8, 0xb9cbd0, 0xfbe5c0, 0xfff4d6, 0xffd9a0, 0xb98b5e, 0x7a3416, 0x58798a);
        };
    }

    private static Palette of(int... colours) {
        return new Palette(
                new Color(colours[0]), new Color(colours[1]), new Color(colours[2]), new Color(colours[3]),
                new Color(colours[4]), new Color(colours[5]), new Color(colours[6]), new Color(colours[7]));
    }

    /**
     * The same with other colours.
     *
     * @param turn     of the hue, 1 is once around
     * @param strength of the colours, 1 is unchanged
     */
    Palette shifted(double turn, double strength) {
        return new Palette(
                shifted(zenith, turn, strength), shifted(middle, turn, strength), shifted(horizon, turn, strength),
                light, shifted(glow, turn, strength), shifted(far, turn, strength), shifted(near, turn, strength),
                shifted(water, turn, strength));
    }

    private static Color shifted(Color colour, double turn, double strength) {
        float[] hsb = Color.RGBtoHSB(colour.getRed(), colour.getGreen(), colour.getBlue(), null);
        return Color.getHSBColor((float) (hsb[0] + turn), (float) Math.min(1, hsb[1] * strength), hsb[2]);
    }

    static Color mix(Color from, Color to, double share) {
        return new Color(
                (int) Noise.mix(from.getRed(), to.getRed(), share), (int) Noise.mix(from.getGreen(), to.getGreen(), share),
                (int) Noise.mix(from.getBlue(), to.getBlue(), share));
    }

    static Color faded(Color colour, double opacity) {
        return new Color(
                colour.getRed(), colour.getGreen(), colour.getBlue(),
                (int) Math.round(255 * Math.max(0, Math.min(1, opacity))));
    }
}
