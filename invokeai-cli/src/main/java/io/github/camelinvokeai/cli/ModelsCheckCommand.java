package io.github.camelinvokeai.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.text.OneLine;
import io.github.camelinvokeai.client.text.TextTable;
import io.github.camelinvokeai.client.workflow.ModelMatch;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code models check}: which of the models of a workflow are installed. */
@Command(name = "check",
         description = "Says for each model that a workflow has stored, and each that it needs and leaves open, which "
                       + "installed model serves and by what it was found, or which would fit. The exit status is 1 if "
                       + "one is missing.",
         footerHeading = "%nExample:%n", footer = {
                 "  invokeai models check workflow.json --url http://127.0.0.1:9191 --model-resolution by-base-and-type" })
final class ModelsCheckCommand implements Callable<Integer> {

    private static final List<String> HEAD = List.of("WHERE", "WANTED", "FOUND", "BY", "WOULD FIT");

    private final Terminal terminal;

    @Mixin
    WorkflowOptions workflow;

    @Mixin
    ServerOptions server;

    @Mixin
    ResolutionOption resolution;

    @Option(names = "--json", description = "Print a JSON array instead of a table.")
    boolean json;

    ModelsCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<ModelMatch> models = models();
        long missing = models.stream().filter(match -> match.found() == null).count();
        if (json) {
            terminal.out().println(PrettyJson.of(CheckJson.models(models)));
        } else if (models.isEmpty()) {
            terminal.say(workflow.file + " has stored no models and needs none");
        } else {
            table(models).lines().forEach(terminal.out()::println);
        }
        if (missing > 0) {
            terminal.say(workflow.file + ": " + missing + " of " + models.size() + " models are missing");
        }
        return missing == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<ModelMatch> models() throws InterruptedException {
        WorkflowDefinition definition = workflow.definition();
        NodeSchema given = workflow.schemaFile == null ? null : workflow.schema();
        try (InvokeAIClient client = server.client(terminal, given)) {
            NodeSchema schema = given == null ? new ServerFacts(client).choose(definition) : given;
            WorkflowHandle handle = workflow.handle(definition, schema);
            WorkflowOptions.warn(handle, terminal);
            return client.checkModels(handle, resolution.value);
        }
    }

    private static TextTable table(List<ModelMatch> models) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        models.forEach(match -> rows.add(List.of(
                OneLine.of(match.place().toString()), shown(match.wanted(), "(left open)"), shown(match.found(), "(missing)"),
                match.step() == null ? "" : match.step().words(), OneLine.of(String.join(", ", match.candidates())))));
        return new TextTable(rows);
    }

    private static String shown(ModelMatch.Model model, String otherwise) {
        return model == null ? otherwise : OneLine.of(model.toString());
    }
}
