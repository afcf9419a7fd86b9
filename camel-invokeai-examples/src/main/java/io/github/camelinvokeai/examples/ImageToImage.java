package io.github.camelinvokeai.examples;

import org.apache.camel.builder.RouteBuilder;

/** The route of the example {@code image-to-image} in Java: the file that comes in is uploaded as the input "Image". */
public class ImageToImage extends RouteBuilder {

    @Override
    public void configure() {
        from("file:{{photos}}?include=.*[.](png|jpg|jpeg|webp)&noop=true").routeId("photos-to-pictures")
                .to("invokeai:workflow?file=image-to-image.json&bodyInput=Image&input.Model={{model}}&input.Prompt={{prompt}}"
                    + "&input.Denoising strength={{strength}}&input.Width={{width}}&input.Height={{height}}&input.Steps={{steps}}")
                .to("file:{{pictures}}?fileName=${file:name.noext}-variation.png")
                .log("Wrote ${header.CamelFileNameProduced}");
    }
}
