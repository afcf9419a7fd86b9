package io.github.camelinvokeai.examples;

import org.apache.camel.builder.RouteBuilder;

/** The route of the example {@code events-to-log} in Java: whoever uses the server, here is what happens on it. */
public class EventsToLog extends RouteBuilder {

    @Override
    public void configure() {
        from("invokeai:events?eventNames=queue_item_status_changed,invocation_progress,invocation_error")
                .routeId("events-to-log")
                .log("${header.CamelInvokeAIEventName} item ${header.CamelInvokeAIItemId} ${header.CamelInvokeAIStatus}"
                     + " ${header.CamelInvokeAIPercentage}");
    }
}
