package io.github.camelinvokeai.cli;

import java.util.concurrent.Callable;

import io.github.camelinvokeai.client.workflow.Preview;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code payload}: what a run would send. */
@Command(name = "payload",
         description = "Prints what a run would send to the server, as JSON, and sends nothing. Needs no server: models and "
                       + "boards that are given by name stand in it as they were given.",
         footerHeading = "%nExample:%n", footer = {
                 "  invokeai payload data/workflows/cpu-nodes.json --input Width=512 | jq .batch.graph.nodes" })
final class PayloadCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    WorkflowOptions workflow;

    @Mixin
    SubmissionOptions options;

    PayloadCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        WorkflowHandle handle = workflow.handle();
        Preview preview = options.submission(handle).preview();
        WorkflowOptions.warn(handle, terminal);
        preview.warnings().forEach(terminal::warn);
        terminal.out().println(PrettyJson.of(preview.payload()));
        return 0;
    }
}
