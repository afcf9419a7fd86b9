package io.github.camelinvokeai.embedded.drawing;

import java.awt.image.BufferedImage;

/**
 * What is to be drawn.
 *
 * @param prompt   what is wanted
 * @param unwanted the negative prompt; it only shifts the colours a little
 * @param seed     where things stand
 * @param width    in pixels
 * @param height   in pixels
 * @param steps    the more, the more detail
 * @param guidance 7.5 is usual; more gives stronger colours
 * @param begin    a picture to begin with, of the same size; null for none
 * @param start    how much of that picture is kept, 0 for none and 1 for all
 */
public record Request(
        String prompt, String unwanted, long seed, int width, int height, int steps, double guidance, BufferedImage begin,
        double start) {
}
