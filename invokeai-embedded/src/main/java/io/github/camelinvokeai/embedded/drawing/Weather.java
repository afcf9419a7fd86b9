package io.github.camelinvokeai.embedded.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.geom.Line2D;

/** Draws what is between the picture and who looks at it. */
final class Weather {

    private Weather() {
    }

    static void draw(Scene scene) {
        if (scene.has(Motif.FOG)) {
            fog(scene);
        }
        if (scene.has(Motif.RAIN)) {
            rain(scene);
        }
        if (scene.has(Motif.SNOW)) {
            snow(scene);
        }
        vignette(scene);
    }

    private static void fog(Scene scene) {
        Color colour = Palette.mix(scene.palette().horizon(), Color.WHITE, 0.3);
        for (int i = 0; i < 4; i++) {
            float middle = scene.horizon() + scene.height() * (i - 1.5f) * 0.09f;
            float half = scene.height() * 0.12f;
            scene.pen().setPaint(new GradientPaint(
                    0, middle - half, Palette.faded(colour, 0), 0, middle,
                    Palette.faded(colour, 0.45), true));
            scene.pen().fillRect(0, (int) (middle - half), scene.width(), (int) (2 * half));
        }
    }

    private static void rain(Scene scene) {
        scene.pen().setStroke(new BasicStroke(Math.max(0.7f, scene.height() / 700f)));
        scene.pen().setPaint(Palette.faded(scene.palette().light(), 0.28));
        for (int i = 0; i < scene.many(100, 700); i++) {
            double x = scene.place().point(i, 600) * scene.width() * 1.1;
            double y = scene.place().point(i, 601) * scene.height();
            double length = scene.height() * (0.02 + 0.04 * scene.place().point(i, 602));
            scene.pen().draw(new Line2D.Double(x, y, x - length * 0.25, y + length));
        }
    }

    private static void snow(Scene scene) {
        for (int i = 0; i < scene.many(80, 600); i++) {
            double near = Math.pow(scene.place().point(i, 610), 3);
            scene.pen().setPaint(Palette.faded(Color.WHITE, 0.5 + 0.4 * scene.place().point(i, 611)));
            scene.pen().fill(Sky.circle(scene.place().point(i, 612) * scene.width(),
                    scene.place().point(i, 613) * scene.height(), scene.height() / 512.0 * (0.8 + 3 * near)));
        }
    }

    private static void vignette(Scene scene) {
        float radius = (float) Math.hypot(scene.width(), scene.height()) * 0.62f;
        Color none = new Color(0, 0, 0, 0);
        scene.pen().setPaint(new RadialGradientPaint(
                scene.width() / 2f, scene.height() / 2f, radius,
                new float[] { 0, 0.6f, 1 }, new Color[] { none, none, new Color(0, 0, 0, 95) }));
        scene.pen().fillRect(0, 0, scene.width(), scene.height());
    }
}
