package io.github.camelinvokeai.embedded.drawing;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;

/** Draws what is above the horizon. */
final class Sky {

    private static final int COARSE = 2;

    private Sky() {
    }

    static void draw(Scene scene) {
        Palette palette = scene.palette();
        scene.pen().setPaint(new LinearGradientPaint(
                0, 0, 0, scene.horizon(), new float[] { 0, 0.6f, 1 },
                new Color[] { palette.zenith(), palette.middle(), palette.horizon() }));
        scene.pen().fillRect(0, 0, scene.width(), scene.height());
        if (scene.hour() == Hour.NIGHT || scene.has(Motif.STARS)) {
            stars(scene);
        }
        light(scene);
        clouds(scene);
    }

    private static void stars(Scene scene) {
        Noise place = scene.place();
        for (int i = 0; i < scene.many(30, 260); i++) {
            double x = place.point(i, 100) * scene.width();
            double y = Math.pow(place.point(i, 101), 1.4) * scene.horizon();
            double size = scene.height() / 512.0 * (0.6 + 1.8 * Math.pow(place.point(i, 102), 4));
            scene.pen().setPaint(Palette.faded(Color.WHITE, 0.3 + 0.7 * place.point(i, 103)));
            scene.pen().fill(new Ellipse2D.Double(x, y, size, size));
        }
    }

    private static void light(Scene scene) {
        double radius = scene.sunRadius();
        float glow = (float) (radius * 7);
        Color colour = scene.palette().glow();
        scene.pen().setPaint(new RadialGradientPaint(
                (float) scene.sunX(), (float) scene.sunY(), glow,
                new float[] { 0, 0.25f, 1 },
                new Color[] { Palette.faded(colour, 0.85), Palette.faded(colour, 0.3), Palette.faded(colour, 0) }));
        scene.pen().fillRect(0, 0, scene.width(), scene.height());
        scene.pen().setPaint(scene.palette().light());
        scene.pen().fill(circle(scene.sunX(), scene.sunY(), radius));
        if (scene.hour() == Hour.NIGHT) {
            Noise place = scene.place();
            scene.pen().setPaint(Palette.faded(scene.palette().middle(), 0.25));
            for (int i = 0; i < 5; i++) {
                double angle = place.point(i, 110) * Math.PI * 2;
                double far = place.point(i, 111) * radius * 0.6;
                scene.pen().fill(circle(scene.sunX() + Math.cos(angle) * far, scene.sunY() + Math.sin(angle) * far,
                        radius * (0.08 + 0.15 * place.point(i, 112))));
            }
        }
    }

    static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static void clouds(Scene scene) {
        int width = Math.max(1, scene.width() / COARSE);
        int height = Math.max(1, scene.horizon() / COARSE);
        boolean storm = scene.hour() == Hour.STORM;
        double needed = storm ? 0.36 : 0.52 + 0.1 * scene.place().point(0, 120);
        BufferedImage clouds = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Color lit = Palette.mix(scene.palette().glow(), Color.WHITE, scene.hour() == Hour.DAY ? 0.9 : 0.15);
        Color dark = Palette.mix(scene.palette().zenith(), scene.palette().middle(), 0.5);
        int layers = scene.many(2, 6);
        for (int y = 0; y < height; y++) {
            double v = (double) y / height;
            for (int x = 0; x < width; x++) {
                double u = (double) x / width * scene.width() / scene.horizon();
                double thick = scene.place().layered(u * 2.2, v * 6 + 3, layers) - needed;
                if (thick > 0) {
                    Color colour = Palette.mix(dark, lit, Math.min(1, (storm ? 0.1 : 0.35) + v * 0.9));
                    double opacity = Math.min(storm ? 0.9 : 0.75, thick * 5) * Math.min(1, v * 4 + 0.25);
                    clouds.setRGB(x, y, Palette.faded(colour, opacity).getRGB());
                }
            }
        }
        scene.pen().drawImage(clouds, 0, 0, scene.width(), scene.horizon(), null);
    }
}
