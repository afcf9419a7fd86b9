package io.github.camelinvokeai.embedded.image;

import java.io.IOException;
import java.util.function.IntToDoubleFunction;

/** The small version of a picture: at most 256 pixels either way, never larger than the picture. */
final class Thumbnail {

    private static final int SIDE = 256;

    private Thumbnail() {
    }

    static byte[] of(Bands picture) throws IOException {
        Bands coloured = picture.to(picture.mode() == Bands.Mode.RGBA ? Bands.Mode.RGBA : Bands.Mode.RGB);
        return WebP.write(small(coloured).toPicture());
    }

    static Bands small(Bands picture) {
        if (picture.width() <= SIDE && picture.height() <= SIDE) {
            return picture;
        }
        double aspect = (double) picture.width() / picture.height();
        if (aspect <= 1) {
            int width = closest(SIDE * aspect, side -> Math.abs(aspect - (double) side / SIDE));
            return Resampling.BICUBIC.resize(picture, width, SIDE);
        }
        int height = closest(SIDE / aspect, side -> side == 0 ? 0 : Math.abs(aspect - (double) SIDE / side));
        return Resampling.BICUBIC.resize(picture, SIDE, height);
    }

    private static int closest(double side, IntToDoubleFunction error) {
        int less = (int) Math.floor(side);
        int more = (int) Math.ceil(side);
        return Math.max(1, error.applyAsDouble(less) <= error.applyAsDouble(more) ? less : more);
    }
}
