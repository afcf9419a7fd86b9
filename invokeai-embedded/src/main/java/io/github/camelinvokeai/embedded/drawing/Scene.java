package io.github.camelinvokeai.embedded.drawing;

import java.awt.Graphics2D;
import java.util.Set;

/**
 * Everything that those who draw have to know.
 *
 * @param detail from 0 to 1
 * @param sunX   in pixels, as all places
 */
record Scene(
        Graphics2D pen, int width, int height, int horizon, double sunX, double sunY, double sunRadius, Palette palette,
        Hour hour, Set<Motif> motifs, Noise place, double detail) {

    boolean has(Motif motif) {
        return motifs.contains(motif);
    }

    /** So many of something, at least one. */
    int many(int few, int most) {
        return (int) Math.round(Noise.mix(few, most, detail));
    }
}
