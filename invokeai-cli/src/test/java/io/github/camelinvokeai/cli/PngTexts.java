package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The texts that a PNG file carries beside its pixels. */
final class PngTexts {

    private static final String FORMAT = "javax_imageio_1.0";

    private PngTexts() {
    }

    static Map<String, String> of(Path file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            NodeList entries = ((Element) reader.getImageMetadata(0).getAsTree(FORMAT)).getElementsByTagName("TextEntry");
            Map<String, String> texts = new HashMap<>();
            for (int i = 0; i < entries.getLength(); i++) {
                Element entry = (Element) entries.item(i);
                texts.put(entry.getAttribute("keyword"), entry.getAttribute("value"));
            }
            return texts;
        } finally {
            reader.dispose();
        }
    }
}
