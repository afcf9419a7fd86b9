package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;

import io.github.camelinvokeai.client.drift.InputMap;
import io.github.camelinvokeai.client.drift.InputMapReport;
import io.github.camelinvokeai.client.drift.KeyKind;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code map}: what the inputs of a workflow are, written down, and compared with a newer file. */
@Command(name = "map",
         description = "Prints an input map of a workflow: what its inputs are, without their values. With --verify it compares "
                       + "the workflow with a map that was made earlier; the exit status is 1 if something changed on which "
                       + "those who set the inputs rely. Needs no server.",
         footerHeading = "%nExamples:%n", footer = {
                 "  invokeai map data/workflows/cpu-nodes.json -o cpu-nodes.map.json",
                 "  invokeai map data/workflows/cpu-nodes.json --verify cpu-nodes.map.json" })
final class MapCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    WorkflowOptions workflow;

    @Option(names = { "-o", "--out" }, paramLabel = "OUT",
            description = "Write the map into this file, and over what is in it. Default: standard output.")
    Path out;

    @Option(names = "--keys", paramLabel = "KEY", split = ",", converter = KeyKindConverter.class,
            description = "How inputs are named by those who set them: some of index, label and address. The map says so, and "
                          + "only what changes one of these keys is breaking. Default: all.")
    Set<KeyKind> keys;

    @Option(names = "--verify", paramLabel = "MAP", description = "Compare the workflow with this map instead of making one.")
    Path verify;

    @Option(names = "--json", description = "With --verify, print a JSON object instead of a list.")
    boolean json;

    @Spec
    CommandSpec spec;

    MapCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (verify != null && (out != null || keys != null)) {
            throw new ParameterException(
                    spec.commandLine(), (out == null ? "--keys" : "--out") + " is for making a map, not for --verify");
        }
        WorkflowHandle handle = workflow.handle();
        WorkflowOptions.warn(handle, terminal);
        if (verify == null) {
            make(handle);
        } else {
            verify(handle);
        }
        return 0;
    }

    private void make(WorkflowHandle handle) throws IOException {
        InputMap map = keys == null ? InputMap.of(handle) : InputMap.of(handle, keys);
        String text = PrettyJson.of(map.toJson());
        if (out == null) {
            terminal.out().println(text);
        } else {
            Files.writeString(out, text + "\n");
        }
    }

    private void verify(WorkflowHandle handle) {
        InputMapReport report = InputMap.fromFile(verify).verify(handle);
        terminal.out().println(json ? PrettyJson.of(report.toJson()) : report.toString());
        terminal.out().flush();
        report.requireCompatible();
    }
}
