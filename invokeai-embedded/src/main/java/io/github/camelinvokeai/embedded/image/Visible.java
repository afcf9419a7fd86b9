package io.github.camelinvokeai.embedded.image;

/** Cuts away what nobody sees. */
final class Visible {

    private Visible() {
    }

    /** The smallest part that has all pixels that are not empty; the whole picture if all are. */
    static Bands cropped(Bands picture) {
        int left = picture.width();
        int top = picture.height();
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (seen(picture, y * picture.width() + x)) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
            }
        }
        return right == 0 ? picture : picture.cut(left, top, right - left, bottom - top);
    }

    private static boolean seen(Bands picture, int pixel) {
        if (picture.mode() == Bands.Mode.RGBA) {
            return picture.values(3)[pixel] != 0;
        }
        for (int band = 0; band < picture.count(); band++) {
            if (picture.values(band)[pixel] != 0) {
                return true;
            }
        }
        return false;
    }
}
