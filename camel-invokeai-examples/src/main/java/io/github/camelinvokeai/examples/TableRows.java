package io.github.camelinvokeai.examples;

import java.util.List;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

/**
 * The route of the example {@code table} in Java: a list of maps is a table, whose columns are inputs and whose rows
 * are the items of one batch. Pictures come in the order of the rows.
 */
public class TableRows extends RouteBuilder {

    @Override
    public void configure() {
        from("file:{{tables}}?include=.*[.]json&noop=true").routeId("rows-to-pictures")
                .unmarshal().json(JsonLibrary.Jackson, List.class)
                .to("invokeai:workflow?file=cpu-nodes.json&maxItems={{rows}}&input.Keep the size=true")
                .split(simple("${body.images}"))
                .to("file:{{pictures}}?fileName=${file:name.noext}-${exchangeProperty.CamelSplitIndex}.png")
                .log("Wrote ${header.CamelFileNameProduced}");
    }
}
