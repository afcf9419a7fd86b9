package io.github.camelinvokeai.client.events;

import java.util.Base64;

/**
 * A picture in the making.
 *
 * @param dataUrl the picture as a data URL; InvokeAI sends a JPEG of one eighth of the final size
 * @param width   width in pixels to show it at, that is the final one
 * @param height  height in pixels to show it at
 */
public record Preview(String dataUrl, int width, int height) {

    /** The picture's bytes. */
    public byte[] bytes() {
        return Base64.getMimeDecoder().decode(dataUrl.substring(dataUrl.indexOf(',') + 1));
    }

    /** Says the size only. */
    @Override
    public String toString() {
        return "Preview[" + width + "x" + height + "]";
    }
}
