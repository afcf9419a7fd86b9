package io.github.camelinvokeai.embedded.drawing;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Set;

/**
 * A landscape drawn from the words of a prompt. <b>This is a drawing, not diffusion:</b> it knows a few dozen words for
 * the light and for things in a landscape, and everything else in the prompt, like the seed, only moves and colours
 * what it draws. The same request always gives the same picture. Used by one thread.
 */
public final class Drawing {

    private static final double USUAL_GUIDANCE = 7.5;
    private static final double USUAL_STEPS = 30;

    private final BufferedImage finished;
    private final Noise grain;
    private final int steps;

    /** Draws at once; the way there is shown by {@link #preview}. */
    public Drawing(Request request) {
        this.finished = drawn(request);
        this.grain = new Noise(request.seed() * 31 + 7);
        this.steps = request.steps();
    }

    private static BufferedImage drawn(Request request) {
        Noise chance = new Noise(request.prompt().strip().hashCode());
        Noise place = new Noise(request.seed() * 1_000_003 + request.prompt().strip().hashCode());
        Words words = new Words(request.prompt());
        Set<Motif> motifs = words.motifs(chance);
        Hour hour = words.hour(chance);
        double strength = Math.max(0.4, Math.min(1.5, 0.7 + 0.3 * request.guidance() / USUAL_GUIDANCE));
        double turn = (chance.point(5, 0) - 0.5) * 0.04 + (place.point(6, 0) - 0.5) * 0.03
                      + (request.unwanted().isBlank()
                              ? 0 : (new Noise(request.unwanted().hashCode()).point(7, 0) - 0.5) * 0.05);
        BufferedImage picture = new BufferedImage(request.width(), request.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            draw(scene(pen, request, motifs, hour, Palette.of(hour).shifted(turn, strength), place));
        } finally {
            pen.dispose();
        }
        return mixed(picture, request);
    }

    private static Scene scene(
            Graphics2D pen, Request request, Set<Motif> motifs, Hour hour, Palette palette, Noise place) {
        int horizon = Math.max(1, (int) (request.height() * (0.55 + 0.12 * place.point(10, 0))));
        boolean low = hour == Hour.DAWN || hour == Hour.DUSK;
        double sunX = request.width() * (0.25 + 0.5 * place.point(11, 0));
        double sunY = horizon * (low ? 0.66 + 0.24 * place.point(12, 0) : 0.18 + 0.3 * place.point(12, 0));
        double radius = Math.min(request.width(), request.height()) * (0.045 + 0.025 * place.point(13, 0));
        return new Scene(
                pen, request.width(), request.height(), horizon, sunX, sunY, radius, palette, hour, motifs, place,
                Math.min(1, request.steps() / USUAL_STEPS));
    }

    private static void draw(Scene scene) {
        Sky.draw(scene);
        Land.draw(scene);
        if (scene.has(Motif.SEA)) {
            Water.draw(scene);
        } else {
            Ground.draw(scene);
        }
        Things.draw(scene);
        Weather.draw(scene);
    }

    private static BufferedImage mixed(BufferedImage picture, Request request) {
        if (request.begin() == null) {
            return picture;
        }
        BufferedImage mixed = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < mixed.getHeight(); y++) {
            for (int x = 0; x < mixed.getWidth(); x++) {
                mixed.setRGB(x, y, mixed(picture.getRGB(x, y), request.begin().getRGB(x, y), request.start()));
            }
        }
        return mixed;
    }

    private static int mixed(int colour, int other, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            mixed |= (int) Math.round(Noise.mix((colour >> shift) & 0xff, (other >> shift) & 0xff, share)) << shift;
        }
        return mixed;
    }

    /** The finished picture; with few steps it is still a little noisy. */
    public BufferedImage picture() {
        return noisy(finished, 0.35 / (steps + 2));
    }

    /**
     * How far it is, smaller.
     *
     * @param done  0 to 1
     * @param scale how many times smaller
     */
    public BufferedImage preview(double done, int scale) {
        int width = Math.max(1, finished.getWidth() / scale);
        int height = Math.max(1, finished.getHeight() / scale);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.drawImage(finished.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        pen.dispose();
        return noisy(small, Math.pow(1 - done, 1.3));
    }

    private BufferedImage noisy(BufferedImage picture, double share) {
        BufferedImage noisy = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < noisy.getHeight(); y++) {
            for (int x = 0; x < noisy.getWidth(); x++) {
                noisy.setRGB(x, y, mixed(picture.getRGB(x, y), speck(grain, x, y), share));
            }
        }
        return noisy;
    }

    private static int speck(Noise grain, int x, int y) {
        int red = (int) (grain.point(x, y) * 256);
        int green = (int) (grain.point(x + 100_003, y) * 256);
        int blue = (int) (grain.point(x, y + 100_019) * 256);
        return (red << 16) | (green << 8) | blue;
    }

    /** Nothing but noise, as large as asked for. */
    public static BufferedImage noise(int width, int height, long seed) {
        Noise grain = new Noise(seed * 31 + 7);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, speck(grain, x, y));
            }
        }
        return picture;
    }
}
