package io.github.camelinvokeai.embedded.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** PNG files with texts beside the picture, as InvokeAI writes them: before the pixels, uncompressed. */
final class PngFile {

    private static final String PNG = "png";
    private static final String FORMAT = "javax_imageio_png_1.0";
    // As InvokeAI: files are written often and read seldom.
    private static final float FAST = 0.9f;

    private PngFile() {
    }

    static byte[] write(BufferedImage picture, Map<String, String> texts) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(PNG).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(FAST);
            IIOMetadata metadata = writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromRenderedImage(picture), param);
            add(texts, metadata);
            writer.write(null, new IIOImage(picture, null, metadata), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void add(Map<String, String> texts, IIOMetadata metadata) throws IIOInvalidTreeException {
        IIOMetadataNode plain = new IIOMetadataNode("tEXt");
        IIOMetadataNode international = new IIOMetadataNode("iTXt");
        texts.forEach((keyword, text) -> {
            if (StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
                plain.appendChild(entry("tEXtEntry", "value", keyword, text));
            } else {
                IIOMetadataNode entry = entry("iTXtEntry", "text", keyword, text);
                entry.setAttribute("compressionFlag", "FALSE");
                entry.setAttribute("compressionMethod", "0");
                entry.setAttribute("languageTag", "");
                entry.setAttribute("translatedKeyword", "");
                international.appendChild(entry);
            }
        });
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(plain);
        root.appendChild(international);
        metadata.mergeTree(FORMAT, root);
    }

    private static IIOMetadataNode entry(String kind, String attribute, String keyword, String text) {
        IIOMetadataNode entry = new IIOMetadataNode(kind);
        entry.setAttribute("keyword", keyword);
        entry.setAttribute(attribute, text);
        return entry;
    }

    /** The texts beside the picture by their keywords; none where the content is no PNG. */
    static Map<String, String> texts(byte[] content) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(PNG);
            ImageReader reader = readers.next();
            try {
                if (!reader.getOriginatingProvider().canDecodeInput(in)) {
                    return texts;
                }
                reader.setInput(in);
                Element root = (Element) reader.getImageMetadata(0).getAsTree(FORMAT);
                collect(root.getElementsByTagName("tEXtEntry"), "value", texts);
                collect(root.getElementsByTagName("zTXtEntry"), "text", texts);
                collect(root.getElementsByTagName("iTXtEntry"), "text", texts);
            } finally {
                reader.dispose();
            }
        }
        return texts;
    }

    private static void collect(NodeList entries, String attribute, Map<String, String> texts) {
        for (int i = 0; i < entries.getLength(); i++) {
            Element entry = (Element) entries.item(i);
            texts.put(entry.getAttribute("keyword"), entry.getAttribute(attribute));
        }
    }
}
