package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.embedded.EmbeddedInvokeAI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code demo}: from a prompt to a picture by a Camel route, also where there is no server. */
@Command(name = "demo",
         description = "Runs a Camel route from a prompt to a picture, and prints where the picture is. Without --url and the "
                       + "environment variable INVOKEAI_URL it starts the embedded server, whose pictures are drawings, not "
                       + "diffusion. Ctrl-C cancels the job on the server.",
         footerHeading = "%nExamples:%n", footer = {
                 "  invokeai demo 'a lighthouse at dawn'",
                 "  invokeai demo 'a harbour' --url http://127.0.0.1:9191 --model 'Tiny SDXL' --width 256 --height 256" })
final class DemoCommand implements Callable<Integer> {

    private static final int USUAL_STEPS = 20;
    private static final long DRAWING_MILLIS = 2_000;

    private final Terminal terminal;

    @Parameters(paramLabel = "PROMPT", arity = "0..1", description = "What the picture is to show. Default: ${DEFAULT-VALUE}.")
    String prompt = "a lighthouse at dawn";

    @Mixin
    ServerOptions server;

    @Option(names = "--model", paramLabel = "NAME",
            description = "Name or key of a model of Stable Diffusion 1.x or SDXL. Default: the first one installed.")
    String model;

    @Option(names = "--width", paramLabel = "PIXELS", description = "Default: ${DEFAULT-VALUE}.")
    int width = 512;

    @Option(names = "--height", paramLabel = "PIXELS", description = "Default: ${DEFAULT-VALUE}.")
    int height = 512;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of denoising. Default: ${DEFAULT-VALUE}.")
    int steps = USUAL_STEPS;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed gives the same picture. Default: a random one.")
    long seed = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);

    @Option(names = { "-o", "--out" }, paramLabel = "DIR",
            description = "Folder for the pictures; made if need be, and no file in it is ever overwritten. "
                          + "Default: ${DEFAULT-VALUE}.")
    Path out = Path.of("pictures");

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out);
        if (server.isGiven(terminal)) {
            try (InvokeAIClient client = server.client(terminal, null)) {
                DemoModel chosen = DemoModel.choose(client.models().listModels(), model);
                terminal.say("model " + chosen + " of the server at " + client.url());
                paint(client, chosen);
            }
        } else {
            try (EmbeddedInvokeAI embedded = EmbeddedInvokeAI.builder().timePerStep(timePerStep()).start();
                 InvokeAIClient client = InvokeAIClient.create(embedded.url())) {
                terminal.say("no INVOKEAI_URL, so this is a drawing by the embedded server, not diffusion");
                paint(client, DemoModel.choose(client.models().listModels(), model));
            }
        }
        return 0;
    }

    /** Slow enough to watch, whatever the number of steps. */
    private Duration timePerStep() {
        return Duration.ofMillis(DRAWING_MILLIS / Math.max(1, steps));
    }

    private void paint(InvokeAIClient client, DemoModel chosen) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("Prompt", prompt);
        values.put("Model", chosen.model().key());
        values.put("Width", width);
        values.put("Height", height);
        values.put("Steps", steps);
        values.put("Seed", seed);
        new Demo(client, terminal).run(chosen.workflow(), values, out).forEach(terminal.out()::println);
    }
}
