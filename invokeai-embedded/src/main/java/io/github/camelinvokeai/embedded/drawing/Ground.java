package io.github.camelinvokeai.embedded.drawing;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.function.IntToDoubleFunction;

/** Draws the ground in front, with trees and flowers. */
final class Ground {

    private static final int[] PETALS = { 0xe8455a, 0xf6c244, 0xf4f0ff, 0xb85fd0, 0xff8a5c };

    private Ground() {
    }

    /** What lies before the horizon where there is no sea. */
    static void draw(Scene scene) {
        int rows = 3;
        double depth = scene.height() - scene.horizon();
        for (int i = 0; i < rows; i++) {
            int row = i;
            double base = scene.horizon() + depth * i / rows;
            IntToDoubleFunction top = x -> base - depth * 0.16
                                                  * (scene.place().layered((double) x / scene.height() * 2 + row * 13, row, 3)
                                                     - 0.3);
            double near = (i + 1.0) / rows;
            Color colour = Palette.mix(soil(scene), scene.palette().near(), scene.has(Motif.DESERT) ? near * 0.35 : near);
            Land.fill(scene, top, scene.height(), colour);
            if (scene.has(Motif.FOREST)) {
                trees(scene, top, near, row);
            }
        }
        if (scene.has(Motif.FLOWERS)) {
            flowers(scene, depth);
        }
    }

    private static Color soil(Scene scene) {
        if (scene.has(Motif.DESERT)) {
            return Palette.mix(scene.palette().horizon(), new Color(0xd9a066), 0.65);
        }
        boolean white = scene.hour() == Hour.WINTER || scene.has(Motif.SNOW);
        return white ? new Color(0xe9f0f5) : Palette.mix(scene.palette().far(), scene.palette().near(), 0.35);
    }

    static void trees(Scene scene, IntToDoubleFunction top, double near, int row) {
        Noise place = scene.place();
        double size = scene.height() * (0.05 + 0.13 * near);
        int count = (int) (scene.width() / size * (1.2 + 1.6 * scene.detail()));
        Color colour = Palette.mix(scene.palette().far(), scene.palette().near(), 0.35 + 0.65 * near);
        for (int i = 0; i < count; i++) {
            double x = place.point(i, 400 + row) * scene.width();
            double height = size * (0.55 + 0.9 * place.point(i, 410 + row));
            scene.pen().setPaint(Palette.mix(colour, scene.palette().far(), 0.25 * place.point(i, 420 + row)));
            fir(scene, x, top.applyAsDouble((int) x) + size * 0.08, height);
        }
    }

    private static void fir(Scene scene, double x, double foot, double height) {
        int tiers = scene.many(2, 5);
        for (int tier = 0; tier < tiers; tier++) {
            double share = (double) tier / tiers;
            double tip = foot - height * (1 - share * 0.75);
            double base = foot - height * (0.08 + (1 - share) * 0.6 - 0.3 * (1 - share) * share);
            double half = height * (0.1 + 0.14 * share);
            Path2D shape = new Path2D.Double();
            shape.moveTo(x, tip);
            shape.lineTo(x + half, Math.max(tip + height * 0.2, base));
            shape.lineTo(x - half, Math.max(tip + height * 0.2, base));
            shape.closePath();
            scene.pen().fill(shape);
        }
    }

    private static void flowers(Scene scene, double depth) {
        Noise place = scene.place();
        for (int i = 0; i < scene.many(80, 900); i++) {
            double near = Math.sqrt(place.point(i, 430));
            double radius = Math.max(0.8, scene.height() * 0.009 * near);
            Color petals = new Color(PETALS[(int) (place.point(i, 431) * PETALS.length)]);
            scene.pen().setPaint(Palette.mix(petals, scene.palette().near(), 0.35 * (1 - near)));
            scene.pen().fill(Sky.circle(place.point(i, 432) * scene.width(),
                    scene.horizon() + depth * (0.12 + 0.88 * near), radius));
        }
    }
}
