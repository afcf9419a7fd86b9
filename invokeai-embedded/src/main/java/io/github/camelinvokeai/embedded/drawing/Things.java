package io.github.camelinvokeai.embedded.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;

/** Draws single things: a lighthouse, boats, a house, birds. */
final class Things {

    private static final Color LAMP = new Color(0xffe9a8);
    private static final Color RED = new Color(0xb5352f);

    private Things() {
    }

    static void draw(Scene scene) {
        if (scene.has(Motif.BOAT)) {
            for (int i = 0; i < 3; i++) {
                boat(scene, i);
            }
        }
        if (scene.has(Motif.LIGHTHOUSE)) {
            lighthouse(scene);
        }
        if (scene.has(Motif.HOUSE)) {
            house(scene);
        }
        if (scene.has(Motif.BIRDS)) {
            birds(scene);
        }
    }

    private static void lighthouse(Scene scene) {
        double unit = scene.height() / 100.0;
        boolean left = scene.sunX() > scene.width() / 2.0;
        double x = scene.width() * (left ? 0.24 : 0.76) + (scene.place().point(0, 500) - 0.5) * scene.width() * 0.1;
        double foot = scene.horizon() + unit * 2;
        headland(scene, x, foot, unit, left);
        double tall = unit * (30 + 10 * scene.place().point(1, 500));
        Color shade = Palette.mix(scene.palette().near(), Color.WHITE, 0.2);
        for (int band = 0; band < 5; band++) {
            tower(scene, x, foot - tall * band / 5, foot - tall * (band + 1) / 5, unit * (3.6 - band * 0.32), unit * 0.32,
                    band % 2 == 0 ? Palette.mix(shade, Color.WHITE, 0.7) : Palette.mix(shade, RED, 0.75));
        }
        double lamp = foot - tall;
        beam(scene, x, lamp - unit * 1.6, left);
        scene.pen().setPaint(scene.palette().near());
        scene.pen().fill(new Rectangle2D.Double(x - unit * 2.9, lamp - unit * 0.5, unit * 5.8, unit * 0.9));
        scene.pen().setPaint(LAMP);
        scene.pen().fill(new Rectangle2D.Double(x - unit * 1.4, lamp - unit * 3.2, unit * 2.8, unit * 2.8));
        scene.pen().setPaint(RED.darker());
        triangle(scene, x - unit * 2, lamp - unit * 3.1, x + unit * 2, lamp - unit * 3.1, x, lamp - unit * 5.6);
    }

    private static void tower(Scene scene, double x, double bottom, double top, double half, double taper, Color colour) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(x - half, bottom);
        shape.lineTo(x + half, bottom);
        shape.lineTo(x + half - taper, top);
        shape.lineTo(x - half + taper, top);
        shape.closePath();
        boolean lightFromRight = scene.sunX() > x;
        Color dark = Palette.mix(colour, scene.palette().near(), 0.6);
        scene.pen().setPaint(new GradientPaint(
                (float) (x - half), 0, lightFromRight ? dark : colour, (float) (x + half), 0,
                lightFromRight ? colour : dark));
        scene.pen().fill(shape);
    }

    private static void headland(Scene scene, double x, double foot, double unit, boolean left) {
        double edge = left ? 0 : scene.width();
        double far = left ? x + unit * 16 : x - unit * 16;
        Path2D shape = new Path2D.Double();
        shape.moveTo(edge, foot - unit * 3);
        for (int i = 0; i <= 40; i++) {
            double share = i / 40.0;
            double fall = Math.pow(share, 3) * unit * 14;
            shape.lineTo(Noise.mix(edge, far, share),
                    foot - unit * 3 + fall + unit * 2.4 * (scene.place().layered(share * 9, 510, scene.many(1, 5)) - 0.5));
        }
        shape.lineTo(far, foot + unit * 13);
        shape.lineTo(edge, foot + unit * 20);
        shape.closePath();
        scene.pen().setPaint(Palette.mix(scene.palette().near(), scene.palette().far(), 0.18));
        scene.pen().fill(shape);
    }

    private static void beam(Scene scene, double x, double y, boolean right) {
        if (scene.hour() == Hour.DAY) {
            return;
        }
        double reach = (right ? 1 : -1) * scene.width() * 0.75;
        scene.pen().setPaint(new GradientPaint(
                (float) x, 0, Palette.faded(LAMP, 0.6), (float) (x + reach), 0,
                Palette.faded(LAMP, 0)));
        triangle(scene, x, y, x + reach, y - scene.height() * 0.11, x + reach, y + scene.height() * 0.02);
    }

    static void triangle(Scene scene, double... corners) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(corners[0], corners[1]);
        shape.lineTo(corners[2], corners[3]);
        shape.lineTo(corners[4], corners[5]);
        shape.closePath();
        scene.pen().fill(shape);
    }

    private static void boat(Scene scene, int which) {
        double near = 0.12 + 0.5 * scene.place().point(which, 520);
        double unit = scene.height() / 100.0 * (0.5 + 1.4 * near);
        double x = scene.width() * (0.15 + 0.7 * scene.place().point(which, 521));
        double y = scene.horizon() + (scene.height() - scene.horizon()) * near;
        scene.pen().setPaint(scene.palette().near());
        Path2D hull = new Path2D.Double();
        hull.moveTo(x - unit * 5, y);
        hull.lineTo(x + unit * 5.5, y);
        hull.lineTo(x + unit * 3.6, y + unit * 1.8);
        hull.lineTo(x - unit * 3.6, y + unit * 1.8);
        hull.closePath();
        scene.pen().fill(hull);
        scene.pen().setPaint(Palette.mix(scene.palette().light(), scene.palette().far(), 0.2));
        triangle(scene, x + unit * 0.3, y - unit * 0.5, x + unit * 0.3, y - unit * 12, x + unit * 5, y - unit * 0.8);
        scene.pen().setPaint(Palette.mix(scene.palette().light(), scene.palette().far(), 0.5));
        triangle(scene, x - unit * 0.3, y - unit * 0.5, x - unit * 0.3, y - unit * 10, x - unit * 4, y - unit * 0.8);
    }

    private static void house(Scene scene) {
        double unit = scene.height() / 100.0;
        double x = scene.width() * (0.3 + 0.4 * scene.place().point(0, 530));
        double foot = scene.horizon() + (scene.height() - scene.horizon()) * 0.34;
        if (scene.has(Motif.SEA)) {
            scene.pen().setPaint(scene.palette().near());
            scene.pen().fill(new Ellipse2D.Double(x - unit * 22, foot - unit * 3, unit * 44, unit * 9));
        }
        scene.pen().setPaint(Palette.mix(scene.palette().near(), new Color(0xc9a27a), 0.45));
        scene.pen().fill(new Rectangle2D.Double(x - unit * 7, foot - unit * 8, unit * 14, unit * 8));
        scene.pen().setPaint(Palette.mix(scene.palette().near(), RED, 0.5));
        triangle(scene, x - unit * 9, foot - unit * 8, x + unit * 9, foot - unit * 8, x, foot - unit * 15);
        scene.pen().setPaint(LAMP);
        scene.pen().fill(new Rectangle2D.Double(x - unit * 4.5, foot - unit * 5.6, unit * 2.6, unit * 2.8));
        scene.pen().fill(new Rectangle2D.Double(x + unit * 2, foot - unit * 5.6, unit * 2.6, unit * 2.8));
    }

    private static void birds(Scene scene) {
        Noise place = scene.place();
        scene.pen().setPaint(Palette.faded(scene.palette().near(), 0.85));
        scene.pen().setStroke(new BasicStroke(Math.max(1, scene.height() / 300f)));
        double middleX = scene.width() * (0.25 + 0.5 * place.point(0, 540));
        double middleY = scene.horizon() * (0.2 + 0.35 * place.point(1, 540));
        for (int i = 0; i < scene.many(3, 9); i++) {
            double wing = scene.height() * (0.012 + 0.016 * place.point(i, 541));
            double x = middleX + (place.point(i, 542) - 0.5) * scene.width() * 0.35;
            double y = middleY + (place.point(i, 543) - 0.5) * scene.horizon() * 0.25;
            scene.pen().draw(new QuadCurve2D.Double(x - wing, y - wing * 0.2, x - wing * 0.4, y - wing * 0.7, x, y));
            scene.pen().draw(new QuadCurve2D.Double(x, y, x + wing * 0.4, y - wing * 0.7, x + wing, y - wing * 0.2));
        }
    }
}
