package io.github.camelinvokeai.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads the texts in a PNG file, where InvokeAI leaves graph, workflow and metadata. */
final class PngText {

    private static final String FORMAT = "javax_imageio_png_1.0";

    private PngText() {
    }

    /** Text by keyword. */
    static Map<String, String> read(byte[] png) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(input);
            Element metadata = (Element) reader.getImageMetadata(0).getAsTree(FORMAT);
            Map<String, String> texts = new LinkedHashMap<>();
            collect(metadata, "tEXtEntry", "value", texts);
            collect(metadata, "zTXtEntry", "text", texts);
            collect(metadata, "iTXtEntry", "text", texts);
            return texts;
        } finally {
            reader.dispose();
        }
    }

    private static void collect(Element metadata, String entry, String attribute, Map<String, String> texts) {
        NodeList entries = metadata.getElementsByTagName(entry);
        for (int i = 0; i < entries.getLength(); i++) {
            Element element = (Element) entries.item(i);
            texts.put(element.getAttribute("keyword"), element.getAttribute(attribute));
        }
    }
}
