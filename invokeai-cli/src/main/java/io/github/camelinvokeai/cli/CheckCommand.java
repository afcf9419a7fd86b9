package io.github.camelinvokeai.cli;

import java.util.concurrent.Callable;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.CheckReport;
import io.github.camelinvokeai.client.workflow.SubmissionCheck;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code check}: what would stop a run. */
@Command(name = "check",
         description = "Says everything that would stop a run, a line each, and runs, uploads and makes nothing. Asks the "
                       + "server of --url or INVOKEAI_URL; without either it takes models, boards and images on trust. "
                       + "The exit status is 1 if there is anything.",
         footerHeading = "%nExamples:%n", footer = {
                 "  invokeai check data/workflows/sd15-text-to-image.json --input Width=512",
                 "  invokeai check data/workflows/sd15-text-to-image.json --url http://127.0.0.1:9191 --json" })
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    WorkflowOptions workflow;

    @Mixin
    SubmissionOptions options;

    @Mixin
    ServerOptions server;

    @Option(names = "--create-board", description = "The board of --board would be created if there is none of that name.")
    boolean createBoard;

    @Option(names = "--offline", description = "Ask no server, even if INVOKEAI_URL is set.")
    boolean offline;

    @Option(names = "--json", description = "Print a JSON object instead of lines.")
    boolean json;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        CheckReport report = offline || !server.isGiven(terminal) ? check(workflow.handle()).report() : ofServer();
        if (json) {
            terminal.out().println(PrettyJson.of(CheckJson.of(report)));
        } else {
            new CheckTable(report).lines().forEach(terminal.out()::println);
        }
        report.notes().forEach(note -> terminal.say("note: " + note));
        report.substitutions().forEach(model -> terminal.say("note: " + model));
        if (!report.ok()) {
            terminal.say(workflow.file + " would not run: " + counted(report.findings().size()));
        }
        return report.ok() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String counted(int findings) {
        return findings == 1 ? "1 finding" : findings + " findings";
    }

    private CheckReport ofServer() throws InterruptedException {
        WorkflowDefinition definition = workflow.definition();
        NodeSchema given = workflow.schemaFile == null ? null : workflow.schema();
        try (InvokeAIClient client = server.client(terminal, given)) {
            NodeSchema schema = given == null ? new ServerFacts(client).choose(definition) : given;
            return client.check(check(workflow.handle(definition, schema)));
        }
    }

    private SubmissionCheck check(WorkflowHandle handle) {
        WorkflowOptions.warn(handle, terminal);
        SubmissionCheck check = options.check(handle);
        check.submission().createBoard(createBoard);
        return check;
    }
}
