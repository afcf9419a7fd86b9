package io.github.camelinvokeai.embedded.image;

import java.util.zip.CRC32;

import io.github.camelinvokeai.embedded.image.Bands.Mode;

/** Small pictures by a formula, and sums of their bytes; the sums in the tests are those of Pillow 12. */
public final class Patterns {

    private static final int WIDTH = 9;
    private static final int HEIGHT = 7;

    private Patterns() {
    }

    public static Bands of(Mode mode) {
        return of(mode, 0);
    }

    public static Bands of(Mode mode, int more) {
        Bands empty = Bands.filled(mode, WIDTH, HEIGHT, 0, 0, 0, 0);
        int[][] values = new int[empty.count()][WIDTH * HEIGHT];
        for (int band = 0; band < values.length; band++) {
            for (int i = 0; i < values[band].length; i++) {
                int x = i % WIDTH;
                int y = i / WIDTH;
                values[band][i] = (x * x * 7 + y * 13 + x * y * 5 + band * 50 + more) % 256;
            }
        }
        return empty.withValues(values);
    }

    public static String sum(Bands picture) {
        CRC32 crc = new CRC32();
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            for (int band = 0; band < picture.count(); band++) {
                crc.update(picture.values(band)[i]);
            }
        }
        return "%08x".formatted(crc.getValue());
    }
}
