package io.github.camelinvokeai.embedded.drawing;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.function.IntToDoubleFunction;

/** Draws ridges one before the other, and what stands on them. */
final class Land {

    private Land() {
    }

    static void draw(Scene scene) {
        boolean mountains = scene.has(Motif.MOUNTAINS);
        boolean desert = scene.has(Motif.DESERT);
        int ridges = mountains ? 4 : 3;
        double high = scene.horizon() * (mountains ? 0.5 : (desert ? 0.14 : 0.2));
        for (int i = 0; i < ridges; i++) {
            double near = (double) i / ridges;
            double height = high * (1 - near * 0.75);
            int row = i;
            IntToDoubleFunction top = x -> scene.horizon() + 1 - height * ridge(scene, x, row, mountains, desert);
            fill(scene, top, scene.horizon() + 2, Palette.mix(
                    Palette.mix(scene.palette().horizon(), scene.palette().far(), 0.55 + 0.45 * near),
                    scene.palette().near(), near * 0.55));
            if (mountains && i < 2) {
                snow(scene, top, height);
            }
        }
        if (scene.has(Motif.CITY)) {
            city(scene);
        }
    }

    private static double ridge(Scene scene, int x, int row, boolean mountains, boolean desert) {
        double u = (double) x / scene.horizon();
        int layers = desert ? 2 : scene.many(2, 7);
        double value = scene.place().layered(u * (mountains ? 2.6 : 1.8) + row * 31, row * 7.7, layers);
        return mountains ? 1 - Math.abs(2 * value - 1) * 1.35 : value;
    }

    static void fill(Scene scene, IntToDoubleFunction top, double bottom, Color colour) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(0, bottom);
        for (int x = 0; x <= scene.width(); x++) {
            shape.lineTo(x, Math.min(bottom, top.applyAsDouble(x)));
        }
        shape.lineTo(scene.width(), bottom);
        shape.closePath();
        scene.pen().setPaint(colour);
        scene.pen().fill(shape);
    }

    private static void snow(Scene scene, IntToDoubleFunction top, double height) {
        double line = scene.horizon() - height * 0.68;
        scene.pen().setPaint(Palette.faded(Palette.mix(scene.palette().light(), scene.palette().middle(), 0.25), 0.8));
        Path2D shape = new Path2D.Double();
        for (int x = 0; x <= scene.width(); x++) {
            double peak = top.applyAsDouble(x);
            double rough = line + height * 0.16 * (scene.place().layered(x * 0.06, 50, 3) - 0.5);
            if (peak < rough) {
                shape.moveTo(x, peak);
                shape.lineTo(x, peak + (rough - peak) * (0.5 + 0.5 * scene.place().smooth(x * 0.11, 51)));
            }
        }
        scene.pen().draw(shape);
    }

    private static void city(Scene scene) {
        Noise place = scene.place();
        double unit = scene.width() / 28.0;
        Color wall = Palette.mix(scene.palette().far(), scene.palette().near(), 0.6);
        boolean lit = scene.hour() != Hour.DAY;
        double x = -unit;
        for (int i = 0; x < scene.width(); i++) {
            double width = unit * (0.7 + place.point(i, 200));
            double height = scene.horizon() * (0.08 + 0.34 * Math.pow(place.point(i, 201), 2));
            double top = scene.horizon() + 1 - height;
            scene.pen().setPaint(Palette.mix(wall, scene.palette().near(), place.point(i, 202) * 0.6));
            scene.pen().fill(new Rectangle2D.Double(x, top, width + 1, height + 1));
            windows(scene, x, top, width, height, i, lit);
            x += width;
        }
    }

    private static void windows(Scene scene, double x, double top, double width, double height, int house, boolean lit) {
        double step = Math.max(3, scene.width() / 110.0);
        Color colour = lit ? new Color(0xffd98a) : Palette.mix(scene.palette().zenith(), Color.WHITE, 0.5);
        for (int row = 0; (row + 1.5) * step < height; row++) {
            for (int column = 0; (column + 1.5) * step < width; column++) {
                if (scene.place().point(house * 97L + column, 210 + row) < 0.2 + 0.4 * scene.detail()) {
                    scene.pen().setPaint(Palette.faded(colour, 0.5 + 0.5 * scene.place().point(row, house + column)));
                    scene.pen().fill(new Rectangle2D.Double(
                            x + (column + 0.7) * step, top + (row + 0.7) * step,
                            step * 0.45, step * 0.55));
                }
            }
        }
    }
}
