package io.github.camelinvokeai.cli;

import java.util.concurrent.Callable;

import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inputs}: what can be set in a workflow. */
@Command(name = "inputs", description = "Lists the inputs of a workflow, in the order of its form. Needs no server.",
         footerHeading = "%nExamples:%n", footer = {
                 "  invokeai inputs data/workflows/sd15-text-to-image.json",
                 "  invokeai inputs --json data/workflows/cpu-nodes.json | jq -r '.[] | .label'" })
final class InputsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    WorkflowOptions workflow;

    @Option(names = "--json", description = "Print a JSON array instead of a table.")
    boolean json;

    InputsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        WorkflowHandle handle = workflow.handle();
        WorkflowOptions.warn(handle, terminal);
        handle.problems().forEach(problem -> terminal.warn("the workflow cannot be run: " + problem));
        if (json) {
            terminal.out().println(PrettyJson.of(handle.describeAsJson()));
        } else if (handle.inputs().isEmpty()) {
            terminal.say(workflow.file + " has no inputs: put fields of its nodes into the form of the workflow");
        } else {
            handle.describe(terminal.outColumns()).forEach(terminal.out()::println);
        }
        return 0;
    }
}
