package io.github.camelinvokeai.embedded.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import io.github.camelinvokeai.embedded.web.ApiFault;

/** A file that may be a picture. What its sender calls it does not count, only what it is. */
final class UploadedPicture {

    private static final long MAX_PIXELS = 100_000_000;

    private final byte[] content;
    private final Map<String, String> texts;

    private UploadedPicture(byte[] content, Map<String, String> texts) {
        this.content = content;
        this.texts = texts;
    }

    /** @throws ApiFault 415 if it does not even begin as a picture, or says that it has more than 100 million pixels */
    static UploadedPicture open(byte[] content) {
        try {
            if (WebP.is(content)) {
                requireUsable(WebP.pixels(content));
                return new UploadedPicture(content, Map.of());
            }
            try (ImageInputStream in = stream(content)) {
                ImageReader reader = reader(in);
                try {
                    reader.setInput(in);
                    requireUsable((long) reader.getWidth(0) * reader.getHeight(0));
                } finally {
                    reader.dispose();
                }
            }
            return new UploadedPicture(content, texts(content));
        } catch (IOException e) {
            throw ApiFault.of(415, "Failed to read image");
        }
    }

    // A small file can claim a size whose pixels fill the memory.
    private static void requireUsable(long pixels) {
        if (pixels > MAX_PIXELS) {
            throw ApiFault.of(415, "The image has more than " + MAX_PIXELS + " pixels");
        }
    }

    // A file that breaks off has none, and is found out when it is decoded.
    private static Map<String, String> texts(byte[] content) {
        try {
            return PngFile.texts(content);
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static ImageReader reader(ImageInputStream in) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw new IOException("No known format");
        }
        return readers.next();
    }

    private static ImageInputStream stream(byte[] content) {
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(content));
    }

    EmbeddedTexts texts() {
        return EmbeddedTexts.of(texts);
    }

    /** @throws ApiFault 500 if the rest of it is broken */
    Bands decoded() {
        try {
            return Bands.of(WebP.is(content) ? WebP.read(content) : read());
        } catch (IOException | RuntimeException e) {
            throw ApiFault.of(500, "Failed to create image");
        }
    }

    private BufferedImage read() throws IOException {
        try (ImageInputStream in = stream(content)) {
            ImageReader reader = reader(in);
            try {
                reader.setInput(in);
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }
}
