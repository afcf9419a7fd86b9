package io.github.camelinvokeai.embedded.image;

import java.awt.image.BufferedImage;
import java.util.Optional;

/** Where jobs find and leave pictures. Thread-safe. */
public interface ImageKeeper {

    /** Keeps a picture as PNG with a thumbnail, and gives the name it has from now on. */
    String keep(BufferedImage picture, NewImage about);

    /** The picture of that name. */
    Optional<BufferedImage> picture(String imageName);
}
