package io.github.camelinvokeai.embedded.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * A picture as separate bands of 0 to 255, which is how InvokeAI's image library counts. Grey stays grey as stored:
 * Java's own conversions would change its brightness. Immutable, as long as nobody changes the arrays.
 */
public final class Bands {

    /** What the bands mean. */
    public enum Mode {
        /** Grey. */
        L(1),
        /** Red, green, blue. */
        RGB(3),
        /** Red, green, blue, opacity; the colours are not multiplied by the opacity. */
        RGBA(4);

        private final int count;

        Mode(int count) {
            this.count = count;
        }
    }

    private final Mode mode;
    private final int width;
    private final int height;
    private final int[][] values;

    private Bands(Mode mode, int width, int height, int[][] values) {
        this.mode = mode;
        this.width = width;
        this.height = height;
        this.values = values;
    }

    /** An image of one colour; the values of the bands in order. */
    public static Bands filled(Mode mode, int width, int height, int... colour) {
        int[][] values = new int[mode.count][width * height];
        for (int band = 0; band < mode.count; band++) {
            Arrays.fill(values[band], colour[band]);
        }
        return new Bands(mode, width, height, values);
    }

    /** The bands of a picture of any kind. */
    public static Bands of(BufferedImage picture) {
        boolean alpha = picture.getColorModel().hasAlpha();
        if (picture.getRaster().getNumBands() <= 2 && !(picture.getColorModel() instanceof IndexColorModel)) {
            return ofGrey(picture, alpha);
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] argb = picture.getRGB(0, 0, width, height, null, 0, width);
        int[][] values = new int[alpha ? 4 : 3][];
        for (int band = 0; band < values.length; band++) {
            int shift = band == 3 ? 24 : 16 - 8 * band;
            values[band] = Arrays.stream(argb).map(pixel -> (pixel >> shift) & 0xff).toArray();
        }
        return new Bands(alpha ? Mode.RGBA : Mode.RGB, width, height, values);
    }

    private static Bands ofGrey(BufferedImage picture, boolean alpha) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int depth = picture.getColorModel().getComponentSize(0);
        int[] grey = sample(picture.getRaster(), 0, depth);
        if (!alpha) {
            return new Bands(Mode.L, width, height, new int[][] { grey });
        }
        int[] opacity = sample(picture.getRaster(), 1, depth);
        return new Bands(Mode.RGBA, width, height, new int[][] { grey, grey, grey, opacity });
    }

    private static int[] sample(Raster raster, int band, int depth) {
        int[] samples = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), band, (int[]) null);
        return depth == 8 ? samples : Arrays.stream(samples).map(value -> value >> (depth - 8)).toArray();
    }

    /** The picture, in the kind of Java's that has these bands. */
    public BufferedImage toPicture() {
        if (mode == Mode.L) {
            BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            WritableRaster raster = picture.getRaster();
            raster.setSamples(0, 0, width, height, 0, values[0]);
            return picture;
        }
        boolean alpha = mode == Mode.RGBA;
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = ((alpha ? values[3][i] : 255) << 24) | (values[0][i] << 16) | (values[1][i] << 8) | values[2][i];
        }
        BufferedImage picture = new BufferedImage(
                width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, argb, 0, width);
        return picture;
    }

    /** The same picture with other bands, as {@code PIL.Image.convert} makes them. */
    public Bands to(Mode wanted) {
        if (wanted == mode) {
            return this;
        }
        if (wanted == Mode.L) {
            int[] grey = new int[width * height];
            for (int i = 0; i < grey.length; i++) {
                grey[i] = (values[0][i] * 19595 + values[1][i] * 38470 + values[2][i] * 7471 + 0x8000) >> 16;
            }
            return new Bands(Mode.L, width, height, new int[][] { grey });
        }
        int[][] converted = new int[wanted.count][];
        for (int band = 0; band < 3; band++) {
            converted[band] = mode == Mode.L ? values[0] : values[band];
        }
        if (wanted == Mode.RGBA) {
            converted[3] = new int[width * height];
            Arrays.fill(converted[3], 255);
        }
        return new Bands(wanted, width, height, converted);
    }

    /** One band as a grey picture. */
    public Bands band(int index) {
        return new Bands(Mode.L, width, height, new int[][] { values[index] });
    }

    /** The same picture with another opacity. */
    public Bands withOpacity(Bands grey) {
        int[][] changed = Arrays.copyOf(to(Mode.RGBA).values, 4);
        changed[3] = grey.values[0];
        return new Bands(Mode.RGBA, width, height, changed);
    }

    /** Each value of each band by itself. */
    public Bands map(IntUnaryOperator change) {
        int[][] changed = Arrays.stream(values).map(band -> Arrays.stream(band).map(change).toArray()).toArray(int[][]::new);
        return new Bands(mode, width, height, changed);
    }

    /** Each value with that of another picture of the same kind; as large as both of them are. */
    public Bands with(Bands other, IntBinaryOperator join) {
        int commonWidth = Math.min(width, other.width);
        int commonHeight = Math.min(height, other.height);
        int[][] joined = new int[mode.count][commonWidth * commonHeight];
        for (int band = 0; band < mode.count; band++) {
            for (int i = 0; i < joined[band].length; i++) {
                int x = i % commonWidth;
                int y = i / commonWidth;
                joined[band][i] = join.applyAsInt(values[band][y * width + x], other.values[band][y * other.width + x]);
            }
        }
        return new Bands(mode, commonWidth, commonHeight, joined);
    }

    /**
     * This picture with another laid into it, which replaces what is there, opacity included.
     *
     * @param mask how much of the other one counts, as large as that; null for all
     */
    public Bands pasted(Bands other, int left, int top, Bands mask) {
        Bands same = other.to(mode);
        int[][] pasted = Arrays.stream(values).map(int[]::clone).toArray(int[][]::new);
        for (int y = Math.max(0, -top); y < Math.min(same.height, height - top); y++) {
            for (int x = Math.max(0, -left); x < Math.min(same.width, width - left); x++) {
                int from = y * same.width + x;
                int to = (y + top) * width + x + left;
                int share = mask == null ? 255 : mask.values[0][from];
                for (int band = 0; band < mode.count; band++) {
                    pasted[band][to] = blended(pasted[band][to], same.values[band][from], share);
                }
            }
        }
        return new Bands(mode, width, height, pasted);
    }

    private static int blended(int below, int above, int share) {
        int sum = above * share + below * (255 - share) + 128;
        return ((sum >> 8) + sum) >> 8;
    }

    /** A part of the picture; what lies outside is empty. */
    public Bands cut(int left, int top, int cutWidth, int cutHeight) {
        return filled(mode, cutWidth, cutHeight, 0, 0, 0, 0).pasted(this, -left, -top, null);
    }

    /** Bands of the same kind and another size. */
    Bands sized(int newWidth, int newHeight, int[][] newValues) {
        return new Bands(mode, newWidth, newHeight, newValues);
    }

    /** The values of one band, row by row. Not to be changed. */
    public int[] values(int band) {
        return values[band];
    }

    /** A picture of the same size and kind with other values. */
    public Bands withValues(int[][] others) {
        return new Bands(mode, width, height, others);
    }

    /** How many bands there are. */
    public int count() {
        return mode.count;
    }

    /** What the bands are. */
    public Mode mode() {
        return mode;
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }
}
