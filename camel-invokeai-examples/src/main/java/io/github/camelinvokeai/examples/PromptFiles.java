package io.github.camelinvokeai.examples;

import org.apache.camel.builder.RouteBuilder;

/** The route of the example {@code prompt-files} in Java: a prompt comes in as a text file, a picture goes out. */
public class PromptFiles extends RouteBuilder {

    @Override
    public void configure() {
        from("file:{{prompts}}?include=.*[.]txt&noop=true&charset=utf-8").routeId("prompts-to-pictures")
                .to("invokeai:workflow?file=sd15-text-to-image.json&bodyInput=Prompt&input.Model={{model}}"
                    + "&input.Width={{width}}&input.Height={{height}}&input.Steps={{steps}}")
                .to("file:{{pictures}}?fileName=${file:name.noext}.png")
                .log("Wrote ${header.CamelFileNameProduced}");
    }
}
