package io.github.camelinvokeai.component;

import java.util.List;
import java.util.Map;

import io.github.camelinvokeai.client.error.JobFailedException;
import io.github.camelinvokeai.client.error.QueueFullException;
import io.github.camelinvokeai.client.workflow.CheckReport;
import org.apache.camel.builder.RouteBuilder;

/** The routes in Java of {@code docs/component.md}, word for word. */
final class ComponentGuide extends RouteBuilder {

    @Override
    public void configure() {
        onException(QueueFullException.class)
                .maximumRedeliveries(5).redeliveryDelay(10_000).asyncDelayedRedelivery();
        onException(JobFailedException.class)
                .handled(true)
                .log("Batch ${header.CamelInvokeAIBatchId} failed: ${exception.message}");

        from("file:prompts?include=.*[.]txt")
                .to("invokeai:workflow?file=sd15-text-to-image.json&bodyInput=Prompt"
                    + "&input.Model=Tiny SD&input.Width=256&input.Height=256&input.Steps=5")
                .to("file:pictures?fileName=${file:name.noext}.png");

        from("direct:map")
                .setBody(exchange -> Map.of("Width", 128, "Height", 128, "Square size", 32))
                .to("invokeai:workflow?file=cpu-nodes.json");

        from("direct:header")
                .setHeader("CamelInvokeAIInput.Width", constant(128))
                .to("invokeai:workflow?file=cpu-nodes.json");

        from("file:photos?include=.*[.]png")
                .to("invokeai:workflow?file=image-to-image.json&bodyInput=Image&input.Model=Tiny SD&input.Prompt=a sunrise")
                .to("file:pictures");

        from("direct:sizes")
                .setBody(exchange -> Map.of("Square size", List.of(16, 32, 64)))
                .to("invokeai:workflow?file=cpu-nodes.json&input.Width=128&input.Height=128&maxItems=100");

        from("direct:several")
                .to("invokeai:workflow?file=cpu-nodes.json&runs=2")
                .split().message(message -> message.getBody(InvokeAIResult.class).images())
                .to("file:pictures?fileName=${header.CamelInvokeAIBatchId}-${exchangeProperty.CamelSplitIndex}.png");

        from("direct:blurred")
                .to("invokeai:workflow?file=cpu-nodes.json&outputNode=Blur&output=bytes")
                .to("file:pictures?fileName=blurred.png");

        from("direct:check")
                .to("invokeai:workflow?file=sd15-text-to-image.json&operation=check")
                .filter(header("CamelInvokeAICheckOk").isEqualTo(false))
                .split().message(message -> message.getBody(CheckReport.class).findings())
                .log("${body}");

        from("direct:rehearse")
                .to("invokeai:workflow?file=cpu-nodes.json&operation=dryRun")
                .convertBodyTo(String.class)
                .to("file:payloads?fileName=${header.CamelInvokeAIItemCount}-items.json");

        from("invokeai:events?eventNames=queue_item_status_changed")
                .filter(header("CamelInvokeAIStatus").isEqualTo("failed"))
                .log("Item ${header.CamelInvokeAIItemId} failed");
    }
}
