package io.github.camelinvokeai.client.workflow;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import io.github.camelinvokeai.client.error.WorkflowFormatException;

/** Reads what InvokeAI writes into the pictures that it makes: a PNG text with the workflow, and one with the graph. */
final class PictureReader {

    private static final String WORKFLOW = "invokeai_workflow";
    private static final String GRAPH = "invokeai_graph";
    private static final String METADATA = "javax_imageio_png_1.0";
    private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

    private PictureReader() {
    }

    /** Whether a stream, which can go back and is where it was afterwards, begins as a PNG does. */
    static boolean isPng(InputStream stream) throws IOException {
        stream.mark(SIGNATURE.length);
        boolean png = Arrays.equals(stream.readNBytes(SIGNATURE.length), SIGNATURE);
        stream.reset();
        return png;
    }

    /** @param stream one that can go back; stays open */
    static WorkflowDefinition read(InputStream stream, String source) {
        Map<String, String> texts = texts(stream, source);
        if (texts.containsKey(WORKFLOW)) {
            return WorkflowReader.read(texts.get(WORKFLOW), source);
        }
        if (texts.containsKey(GRAPH)) {
            return WorkflowReader.read(texts.get(GRAPH), source).withRemark(
                    new WorkflowWarning(
                            GRAPH, "the picture carries no workflow, so the graph that it carries is taken; its inputs are"
                                   + " the fields of the graph's nodes"));
        }
        throw new WorkflowFormatException(
                "Picture " + source + " carries no workflow: InvokeAI has not made it, or its texts were removed when it was"
                                          + " saved or passed on; take the file as InvokeAI's gallery gives it out");
    }

    private static Map<String, String> texts(InputStream stream, String source) {
        try {
            if (!isPng(stream)) {
                throw new WorkflowFormatException(
                        "Picture " + source + " is no PNG; InvokeAI writes its workflows into PNG files only");
            }
            return texts(stream);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // The JDK's reader meets some broken files with exceptions of its own.
            throw new WorkflowFormatException("Picture " + source + " cannot be read as a PNG: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> texts(InputStream stream) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new Limited(stream))) {
            reader.setInput(input, true);
            Element metadata = (Element) reader.getImageMetadata(0).getAsTree(METADATA);
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
            texts.putIfAbsent(element.getAttribute("keyword"), element.getAttribute(attribute));
        }
    }

    /** Texts may stand behind the pixels, so all of the file is read, and has to be kept meanwhile. */
    private static final class Limited extends FilterInputStream {

        private long left = WorkflowDefinition.MAX_IMAGE_BYTES;

        Limited(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count(read);
            return read;
        }

        private void count(int read) throws IOException {
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new IOException("it is larger than " + WorkflowDefinition.MAX_IMAGE_BYTES + " bytes");
            }
        }
    }
}
