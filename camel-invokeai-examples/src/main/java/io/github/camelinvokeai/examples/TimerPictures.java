package io.github.camelinvokeai.examples;

import org.apache.camel.builder.RouteBuilder;

/** The route of the example {@code timer} in Java: values stand in the URI and in a header, there is no message. */
public class TimerPictures extends RouteBuilder {

    @Override
    public void configure() {
        from("timer:pictures?period={{period}}&repeatCount={{times}}&includeMetadata=true").routeId("picture-of-the-moment")
                .setHeader("CamelInvokeAIInput.Radius", simple("${header.CamelTimerCounter}"))
                .to("invokeai:workflow?file=cpu-nodes.json&input.Width=256&input.Height=256")
                .to("file:{{pictures}}?fileName=picture-${header.CamelTimerCounter}.png")
                .log("Wrote ${header.CamelFileNameProduced}");
    }
}
