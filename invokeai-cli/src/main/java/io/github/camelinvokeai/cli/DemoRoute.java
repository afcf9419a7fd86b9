package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.component.InvokeAIResult;
import io.github.camelinvokeai.component.ResultImage;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** From values by label to files: what the demo has Camel do. */
final class DemoRoute extends RouteBuilder {

    static final String START = "direct:values";

    private static final String WORKFLOWS = "classpath:io/github/camelinvokeai/cli/workflows/";
    private static final String PROGRESS = "direct:progress";

    private final String workflow;
    private final ProgressModel model;
    private final ProgressView view;
    private final ImageFiles files;

    DemoRoute(String workflow, ProgressModel model, ProgressView view, ImageFiles files) {
        this.workflow = workflow;
        this.model = model;
        this.view = view;
        this.files = files;
    }

    @Override
    public void configure() {
        from(START).routeId("demo")
                .to("invokeai:workflow?file=" + WORKFLOWS + workflow + "&progressTo=" + PROGRESS)
                .process(this::finish)
                .process(this::save);

        from(PROGRESS).routeId("progress")
                .process(exchange -> show(exchange.getMessage().getBody(InvokeAIEvent.class)));
    }

    private void show(InvokeAIEvent event) {
        model.hear(event);
        view.show(model.progress());
    }

    /** The last events may be on their way still. */
    private void finish(Exchange exchange) {
        exchange.getMessage().getBody(InvokeAIResult.class).itemIds().forEach(model::itemCompleted);
        view.show(model.progress());
        view.close();
    }

    private void save(Exchange exchange) throws IOException {
        List<Path> saved = new ArrayList<>();
        for (ResultImage image : exchange.getMessage().getBody(InvokeAIResult.class).images()) {
            saved.add(files.save(image.output(), saved.size() + 1, image::writeTo));
        }
        exchange.getMessage().setBody(saved);
    }
}
