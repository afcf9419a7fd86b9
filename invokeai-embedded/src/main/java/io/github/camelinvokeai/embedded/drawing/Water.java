package io.github.camelinvokeai.embedded.drawing;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Rectangle2D;

/** Draws the sea, and the light on it. */
final class Water {

    private Water() {
    }

    static void draw(Scene scene) {
        Palette palette = scene.palette();
        int depth = scene.height() - scene.horizon();
        Color far = Palette.mix(palette.horizon(), palette.water(), 0.45);
        scene.pen().setPaint(new GradientPaint(
                0, scene.horizon(), far, 0, scene.height(),
                Palette.mix(palette.water(), palette.near(), 0.45)));
        scene.pen().fillRect(0, scene.horizon(), scene.width(), depth);
        waves(scene, depth);
        reflection(scene, depth);
    }

    private static void waves(Scene scene, int depth) {
        Noise place = scene.place();
        for (int i = 0; i < scene.many(60, 700); i++) {
            double near = Math.pow(place.point(i, 300), 1.6);
            double length = scene.width() * (0.01 + 0.07 * near) * (0.4 + place.point(i, 301));
            double x = place.point(i, 302) * (scene.width() + length) - length;
            boolean bright = place.point(i, 303) < 0.55;
            Color colour = bright ? scene.palette().horizon() : scene.palette().near();
            line(scene, x, scene.horizon() + near * depth, length, near, Palette.faded(colour, bright ? 0.22 : 0.18));
        }
    }

    private static void reflection(Scene scene, int depth) {
        Noise place = scene.place();
        for (int i = 0; i < scene.many(40, 420); i++) {
            double near = place.point(i, 310);
            double spread = scene.sunRadius() * (0.6 + 2.2 * near);
            double length = spread * (0.3 + 0.9 * place.point(i, 311));
            double x = scene.sunX() + (place.point(i, 312) - 0.5) * spread * 1.6 - length / 2;
            line(scene, x, scene.horizon() + near * depth, length, near,
                    Palette.faded(scene.palette().light(), 0.55 - 0.35 * near));
        }
    }

    private static void line(Scene scene, double x, double y, double length, double near, Color colour) {
        scene.pen().setPaint(colour);
        double thick = Math.max(0.8, scene.height() / 512.0 * (0.8 + 2.2 * near));
        scene.pen().fill(new Rectangle2D.Double(x, y, length, thick));
    }
}
