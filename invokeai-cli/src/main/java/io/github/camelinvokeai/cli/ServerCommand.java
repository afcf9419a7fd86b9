package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.github.camelinvokeai.embedded.EmbeddedInvokeAI;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code server}: runs the embedded server for other programs. */
@Command(name = "server",
         description = "Runs a server on this machine that answers as InvokeAI does, without a GPU, until Ctrl-C. Its pictures "
                       + "are drawings, not diffusion. Prints its URL.",
         footerHeading = "%nExamples:%n", footer = {
                 "  invokeai server",
                 "  invokeai server --port 0 --base-url /invoke --time-per-step 200ms" })
final class ServerCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--port", paramLabel = "N",
            description = "The port to listen on, 0 for any that is free. Default: ${DEFAULT-VALUE}.")
    int port = 9090;

    @Option(names = "--base-url", paramLabel = "PATH",
            description = "Answer below a path such as /invoke, as behind a gateway.")
    String basePath = "";

    @ArgGroup(exclusive = false)
    Administrator administrator;

    @Option(names = "--max-queue-size", paramLabel = "N", description = "How many jobs can wait. Default: ${DEFAULT-VALUE}.")
    int maxQueueSize = 10_000;

    @Option(names = "--time-per-step", paramLabel = "TIME", converter = DurationConverter.class,
            description = "How long one step of denoising takes: 200ms, 1s. Default: no longer than the drawing.")
    Duration timePerStep = Duration.ZERO;

    @Option(names = "--folder", paramLabel = "DIR",
            description = "Folder to keep the pictures in, made if need be. A new server does not list what an earlier one"
                          + " left there. Default: they are kept in memory.")
    Path folder;

    ServerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (EmbeddedInvokeAI server = server(); CloseOnExit whileWaiting = new CloseOnExit(server)) {
            whileWaiting.arm();
            terminal.out().println(server.url());
            terminal.out().flush();
            terminal.say("the pictures of this server are drawings, not diffusion; Ctrl-C ends it");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private EmbeddedInvokeAI server() throws IOException {
        EmbeddedInvokeAI.Builder builder = EmbeddedInvokeAI.builder().port(port).basePath(basePath)
                .maxQueueSize(maxQueueSize).timePerStep(timePerStep);
        if (administrator != null) {
            builder.administrator(administrator.email, administrator.password(terminal));
        }
        if (folder != null) {
            builder.imageFolder(folder);
        }
        return builder.start();
    }
}
