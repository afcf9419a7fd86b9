package io.github.camelinvokeai.cli;

import java.util.concurrent.Callable;

import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code inputs}: what can be set in a workflow. */
@Command(name = "inputs", description = "Lists the inputs of a workflow, in the order of its form. Needs no server.",
         footerHeading = "%nExamples:%n", footer = {
                 "  invokeai inputs data/workflows/sd15-text-to-image.json",
                 "  invokeai inputs --json data/workflows/cpu-nodes.json | jq -r '.[] | .label'",
                 "  invokeai inputs --json-schema data/workflows/cpu-nodes.json" })
final class InputsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    WorkflowOptions workflow;

    @Option(names = "--json", description = "Print a JSON array instead of a table.")
    boolean json;

    @Option(names = "--json-schema",
            description = "Print a JSON Schema (2020-12) instead, of an object that has a value for each input.")
    boolean jsonSchema;

    @Spec
    CommandSpec spec;

    InputsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (json && jsonSchema) {
            throw new ParameterException(spec.commandLine(), "--json and --json-schema are two answers: ask for one");
        }
        WorkflowHandle handle = workflow.handle();
        WorkflowOptions.warn(handle, terminal);
        handle.problems().forEach(problem -> terminal.warn("the workflow cannot be run: " + problem));
        if (json) {
            terminal.out().println(PrettyJson.of(handle.describeAsJson()));
        } else if (jsonSchema) {
            terminal.out().println(PrettyJson.of(handle.inputsSchema()));
        } else if (handle.inputs().isEmpty()) {
            terminal.say(workflow.file + " has no inputs: put fields of its nodes into the form of the workflow");
        } else {
            handle.describe(terminal.outColumns()).forEach(terminal.out()::println);
        }
        return 0;
    }
}
