package io.github.camelinvokeai.client.workflow;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Builds small PNG files with texts in them. */
final class PictureBuilder {

    private static final String FORMAT = "javax_imageio_png_1.0";

    private final Map<String, IIOMetadataNode> texts = new LinkedHashMap<>();

    /** A text of Latin-1 characters. */
    PictureBuilder text(String keyword, String text) {
        return add("tEXt", entry("tEXtEntry", keyword, "value", text));
    }

    PictureBuilder compressed(String keyword, String text) {
        IIOMetadataNode entry = entry("zTXtEntry", keyword, "text", text);
        entry.setAttribute("compressionMethod", "deflate");
        return add("zTXt", entry);
    }

    /** A text of any characters. */
    PictureBuilder international(String keyword, String text) {
        IIOMetadataNode entry = entry("iTXtEntry", keyword, "text", text);
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "");
        entry.setAttribute("translatedKeyword", "");
        return add("iTXt", entry);
    }

    private static IIOMetadataNode entry(String name, String keyword, String attribute, String text) {
        IIOMetadataNode entry = new IIOMetadataNode(name);
        entry.setAttribute("keyword", keyword);
        entry.setAttribute(attribute, text);
        return entry;
    }

    private PictureBuilder add(String list, IIOMetadataNode entry) {
        texts.computeIfAbsent(list, name -> new IIOMetadataNode(name)).appendChild(entry);
        return this;
    }

    byte[] png() {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            IIOMetadataNode root = new IIOMetadataNode(FORMAT);
            texts.values().forEach(root::appendChild);
            metadata.mergeTree(FORMAT, root);
            writer.setOutput(output);
            writer.write(new IIOImage(image, null, metadata));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
