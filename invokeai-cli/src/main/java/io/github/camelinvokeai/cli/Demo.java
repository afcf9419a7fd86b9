package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.component.InvokeAIConstants;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/**
 * One run of the demo's route. The only class, with the route itself, that knows Camel: it is loaded for nothing else.
 */
final class Demo {

    private static final String WORKFLOWS = "io/github/camelinvokeai/cli/workflows/";

    private final InvokeAIClient client;
    private final Terminal terminal;

    Demo(InvokeAIClient client, Terminal terminal) {
        this.client = client;
        this.terminal = terminal;
    }

    /**
     * Runs the route, and cancels the job when this program ends meanwhile.
     *
     * @param  workflow name of the workflow's file
     * @param  values   of the inputs, by label
     * @return          where the pictures are
     */
    List<Path> run(String workflow, Map<String, Object> values, Path folder) throws IOException {
        CamelContext context = new DefaultCamelContext();
        try (ProgressView view = ProgressView.on(terminal)) {
            ProgressModel model = progressOf(workflow);
            context.disableJMX();
            context.getRegistry().bind("client", client);
            context.addRoutes(new DemoRoute(workflow, model, view, new ImageFiles(folder, Path.of(workflow))));
            context.start();
            return send(context, values, view);
        } catch (Exception e) {
            throw known(e);
        } finally {
            context.stop();
        }
    }

    @SuppressWarnings("unchecked")
    private List<Path> send(CamelContext context, Map<String, Object> values, ProgressView view) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(values);
        try (CancelOnExit whileWaiting = new CancelOnExit(() -> cancel(exchange), () -> batchOf(exchange), view, terminal)) {
            whileWaiting.arm();
            context.createProducerTemplate().send(DemoRoute.START, exchange);
        }
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange.getMessage().getBody(List.class);
    }

    private ProgressModel progressOf(String workflow) {
        Submission submission = client.workflow(WorkflowDefinition.fromClassPath(WORKFLOWS + workflow)).newSubmission();
        return new ProgressModel(GraphNodes.of(submission), submission.runs());
    }

    private CompletableFuture<Integer> cancel(Exchange exchange) {
        String batch = batchOf(exchange);
        return batch == null
                ? CompletableFuture.completedFuture(0)
                : client.async(() -> client.queue(Submission.DEFAULT_QUEUE).cancelByBatchIds(List.of(batch)));
    }

    /** There is a batch from the moment on at which the component sends the job. */
    private static String batchOf(Exchange exchange) {
        return exchange.getMessage().getHeader(InvokeAIConstants.BATCH_ID, String.class);
    }

    /** What went wrong, without what Camel has wrapped around it. */
    private static IOException known(Exception failure) throws IOException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvokeAIException known) {
                throw known;
            }
            if (cause instanceof IOException known) {
                return known;
            }
        }
        throw new IllegalStateException("The route failed", failure);
    }
}
