package io.github.camelinvokeai.examples;

import org.apache.camel.builder.RouteBuilder;

/**
 * The route of the example {@code image-to-image} in Java: the file that comes in is uploaded as the input "Image". The
 * prompt is free text, so it stands in a header, where no character of it means anything.
 */
public class ImageToImage extends RouteBuilder {

    @Override
    public void configure() {
        from("file:{{photos}}?include=(?i).*[.](png|jpe?g|webp)&noop=true").routeId("photos-to-pictures")
                .setHeader("CamelInvokeAIInput.Prompt", constant("{{prompt}}"))
                .to("invokeai:workflow?file=image-to-image.json&bodyInput=Image&input.Model={{model}}"
                    + "&input.Denoising strength={{strength}}&input.Width={{width}}&input.Height={{height}}&input.Steps={{steps}}")
                .to("file:{{pictures}}?fileName=${file:name.noext}-variation.png")
                .log("Wrote ${header.CamelFileNameProduced}");
    }
}
