package io.github.camelinvokeai.contract;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

import io.github.camelinvokeai.client.InvokeAIClient;

/** A small picture to send, and pictures to look at. */
final class Pictures {

    static final int WIDTH = 24;
    static final int HEIGHT = 16;
    /** The colour at 3, 5; all the rest is black. */
    static final int DOT = 0x123456;

    private Pictures() {
    }

    /** A PNG of 24x16 with one dot. */
    static byte[] png() {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 5, DOT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static boolean hasDot(BufferedImage picture) {
        return picture.getWidth() == WIDTH && picture.getHeight() == HEIGHT && (picture.getRGB(3, 5) & 0xffffff) == DOT;
    }

    static BufferedImage decoded(byte[] content) {
        try {
            return ImageIO.read(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The full image from the server. */
    static byte[] fetch(InvokeAIClient client, String imageName) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            client.images().download(imageName, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
