package io.github.camelinvokeai.component;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

import io.github.camelinvokeai.client.error.InputException;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.SubmissionCheck;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.client.workflow.WorkflowInput;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a submission of each exchange, from the endpoint's options and what the message holds. Thread-safe. */
final class SubmissionFactory {

    private static final Logger LOG = LoggerFactory.getLogger(SubmissionFactory.class);

    private final WorkflowHandle workflow;
    private final InvokeAIConfiguration options;
    private final URI server;
    private final MessageInputs message;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * Also tries what can be tried before there is a message.
     *
     * @throws WorkflowFormatException if the workflow cannot be run
     * @throws InputException          if an option names no input, its value does not fit, or two options contradict
     *                                 each other
     */
    SubmissionFactory(WorkflowHandle workflow, InvokeAIConfiguration options, URI server) {
        this.workflow = workflow;
        this.options = options;
        this.server = server;
        this.message = new MessageInputs(options);
        requireRunnable();
        InputLayers layers = new InputLayers(workflow);
        addOptions(layers);
        layers.applyTo(workflow.newSubmission().queueId(options.getQueueId()), (input, value) -> value);
        if (options.getBodyInput() != null) {
            workflow.input(options.getBodyInput());
        }
    }

    private void requireRunnable() {
        workflow.warnings().forEach(warning -> LOG.info("{}: {}", workflow.definition(), warning));
        if (!workflow.problems().isEmpty()) {
            throw new WorkflowFormatException(
                    workflow.definition() + " cannot be run: " + String.join("; ", workflow.problems()));
        }
    }

    Submission create(Exchange exchange, String routeId) {
        Submission submission = withoutInputs(exchange, routeId);
        InputLayers layers = new InputLayers(workflow);
        fill(layers, exchange);
        layers.applyTo(submission, translation(exchange));
        return submission;
    }

    /** The same, where what is refused of an input becomes a finding. */
    SubmissionCheck check(Exchange exchange, String routeId) {
        SubmissionCheck check = new SubmissionCheck(withoutInputs(exchange, routeId));
        InputLayers layers = new InputLayers(workflow);
        try {
            fill(layers, exchange);
            layers.applyTo(check, translation(exchange));
        } catch (InputException e) {
            check.refuse(e);
        }
        return check;
    }

    private Submission withoutInputs(Exchange exchange, String routeId) {
        Submission submission = workflow.newSubmission()
                .queueId(options.getQueueId()).runs(options.getRuns()).prepend(options.isPrepend())
                .createBoard(options.isCreateBoard()).origin(origin(exchange, routeId));
        if (options.getDestination() != null) {
            submission.destination(options.getDestination());
        }
        if (options.getBoard() != null) {
            submission.board(options.getBoard());
        }
        if (options.getBoardId() != null) {
            submission.boardId(options.getBoardId());
        }
        return submission.boardInjection(options.getBoardInjection()).modelResolution(options.getModelResolution())
                .maxItems(options.getMaxItems());
    }

    private String origin(Exchange exchange, String routeId) {
        if (options.getOrigin() != null) {
            return options.getOrigin();
        }
        String route = routeId == null ? exchange.getFromRouteId() : routeId;
        return "camel:" + exchange.getContext().getName() + (route == null ? "" : ":" + route);
    }

    private void fill(InputLayers layers, Exchange exchange) {
        addOptions(layers);
        if (!message.addTo(layers, exchange.getMessage())) {
            warnOfUnusedBody(exchange.getMessage().getBody());
        }
    }

    private BiFunction<WorkflowInput, Object, Object> translation(Exchange exchange) {
        boolean detached = options.getWait() == WaitFor.none;
        return new InputTranslation(exchange, server, detached)::translate;
    }

    private void addOptions(InputLayers layers) {
        layers.add("Options input.*", options.getInputs());
    }

    /** Once is enough: a route that starts jobs by messages of no content is fine, one that forgot bodyInput is not. */
    private void warnOfUnusedBody(Object body) {
        if (body != null && !(body instanceof Map) && options.getBodyInput() == null && warned.compareAndSet(false, true)) {
            LOG.warn("Message bodies ({}) are not used for {}: only a Map is, or set the option bodyInput",
                    body.getClass().getName(), workflow.definition());
        }
    }
}
