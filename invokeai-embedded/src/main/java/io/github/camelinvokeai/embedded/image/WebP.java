package io.github.camelinvokeai.embedded.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import javax.imageio.IIOImage;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPImageWriterSpi;

/**
 * Reads and writes WebP, which Java itself does not know. The codec is asked directly, not by ImageIO's registry, which
 * is one for the whole JVM and sees only the plugins of the class loader that was there first.
 */
final class WebP {

    private static final String RIFF = "RIFF";
    private static final String FORMAT = "WEBP";

    private WebP() {
    }

    static byte[] write(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), null);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static boolean is(byte[] content) {
        return content.length > 16 && new String(content, 0, 4, StandardCharsets.ISO_8859_1).equals(RIFF)
                && new String(content, 8, 4, StandardCharsets.ISO_8859_1).equals(FORMAT);
    }

    /** How many pixels its header promises; 0 if that cannot be read. */
    static long pixels(byte[] content) {
        ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in);
            return (long) reader.getWidth(0) * reader.getHeight(0);
        } catch (IOException | RuntimeException e) {
            // A broken one is found out when it is decoded.
            return 0;
        } finally {
            reader.dispose();
        }
    }

    static BufferedImage read(byte[] content) throws IOException {
        ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }
}
