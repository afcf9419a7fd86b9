package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.SubmitOptions;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: runs a workflow on a server and saves its pictures. */
@Command(name = "run",
         description = "Runs a workflow on a server, shows how it goes on, and saves the pictures. Prints the path of each, "
                       + "a line each. Ctrl-C cancels the job on the server.",
         footerHeading = "%nExample:%n", footer = {
                 "  invokeai run data/workflows/sd15-text-to-image.json --url http://127.0.0.1:9191 \\",
                 "      --input 'Model=Tiny SD' --input 'Prompt=a lighthouse at dawn' \\",
                 "      --board Lighthouses --create-board --out pictures" })
final class RunCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    WorkflowOptions workflow;

    @Mixin
    SubmissionOptions options;

    @Mixin
    ServerOptions server;

    @Option(names = "--create-board", description = "Create the board of --board if there is none of that name.")
    boolean createBoard;

    @Option(names = { "-o", "--out" }, paramLabel = "DIR",
            description = "Folder for the pictures; made if need be, and no file in it is ever overwritten. "
                          + "Default: the current one.")
    Path out = Path.of("");

    @Option(names = "--timeout", paramLabel = "TIME", converter = DurationConverter.class,
            description = "Give up, and cancel the job, after this time: 90 or 90s, 15m, 2h. Default: 30m.")
    Duration timeout;

    @Option(names = "--json", description = "Print a JSON object about the job and its pictures instead of their paths.")
    boolean json;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        WorkflowDefinition definition = workflow.definition();
        NodeSchema given = workflow.schemaFile == null ? null : workflow.schema();
        Files.createDirectories(out);
        try (InvokeAIClient client = server.client(terminal, given)) {
            NodeSchema schema = given == null ? new ServerFacts(client).choose(definition) : given;
            WorkflowHandle handle = workflow.handle(definition, schema);
            WorkflowOptions.warn(handle, terminal);
            Submission submission = options.submission(handle).createBoard(createBoard);
            report(new Run(client, terminal).run(submission, new SubmitOptions(timeout, true, List.of()), images()));
        }
        return 0;
    }

    private ImageFiles images() {
        return new ImageFiles(out, workflow.file);
    }

    /** Tells what there is, also of a run that failed, before the failure goes its way. */
    private void report(Run.Outcome outcome) throws IOException {
        if (json) {
            terminal.out().println(PrettyJson.of(RunJson.of(outcome)));
        } else {
            outcome.images().forEach(image -> terminal.out().println(image.file()));
        }
        terminal.out().flush();
        outcome.throwFailure();
    }
}
