package io.github.camelinvokeai.client.guide;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.SubmitOptions;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.JobCanceledException;
import io.github.camelinvokeai.client.error.JobFailedException;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.QueueItemStatusChanged;
import io.github.camelinvokeai.client.events.Subscription;
import io.github.camelinvokeai.client.image.ImageInfo;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobEvents;
import io.github.camelinvokeai.client.job.JobListener;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.job.JobSettings;
import io.github.camelinvokeai.client.job.OutputImage;
import io.github.camelinvokeai.client.quick.TextToImage;
import io.github.camelinvokeai.client.quick.TextToImageJob;
import io.github.camelinvokeai.client.quick.TextToImageResult;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.client.workflow.WorkflowInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The code of docs/java-client.md, between the marks; GuideTest compares the two. */
@Timeout(300)
class GuideIT {

    private static final String SERVER = System.getProperty("invokeai.url");

    private final InvokeAIClient client = InvokeAIClient.create(SERVER);
    private final Queue<String> printed = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void shortest() throws IOException {
        // begin
        try (InvokeAIClient client = InvokeAIClient.create(SERVER)) {
            WorkflowHandle workflow = client.workflow(WorkflowDefinition.fromFile(file("sd15-text-to-image.json")));
            JobResult result = client.run(workflow.newSubmission()
                    .set("Model", "Tiny SD").set("Prompt", "a lighthouse at dawn").set("Width", 256).set("Height", 256));
            try (OutputStream out = Files.newOutputStream(file("lighthouse.png"))) {
                client.images().download(result.images().get(0).imageName(), out);
            }
        }
        // end
        assertThat(ImageIO.read(file("lighthouse.png").toFile()).getWidth()).isEqualTo(256);
    }

    @Test
    void loadAndDiscover() {
        // begin
        WorkflowDefinition definition = WorkflowDefinition.fromFile(file("cpu-nodes.json"));
        WorkflowHandle workflow = client.workflow(definition);
        workflow.warnings().forEach(warning -> print(warning));
        // end
        assertThat(printed).isEmpty();
        // begin
        for (WorkflowInput input : workflow.inputs()) {
            print(input.index() + " " + input.label() + " " + input.address() + " " + input.field().kind());
        }
        // end
        assertThat(printed).hasSize(15).first().asString().startsWith("0 Title ").endsWith(".value STRING");
    }

    @Test
    void setAndRun() {
        WorkflowHandle workflow = client.workflow(WorkflowDefinition.fromFile(file("cpu-nodes.json")));
        // begin
        Submission submission = workflow.newSubmission()
                .set("Title", "A square")
                .set(1, 320)
                .setAll(Map.of("Height", 256, "Color", "#204080"))
                .board("Squares").createBoard(true)
                .runs(2);
        // end
        // begin
        submission.preview().warnings().forEach(warning -> print(warning));
        // end
        assertThat(printed).singleElement().asString().contains("the board is named");
        // begin
        JobResult result = client.run(submission);
        // end
        assertThat(result.images()).hasSize(2).allSatisfy(image -> assertThat(image.width()).isEqualTo(320));
    }

    @Test
    void submitWithCallbacks() {
        WorkflowHandle workflow = client.workflow(WorkflowDefinition.fromFile(file("cpu-nodes.json")));
        // begin
        Job job = client.submit(workflow.newSubmission(), new JobListener() {
            @Override
            public void onEvent(InvokeAIEvent event) {
                if (event instanceof InvocationProgress progress && progress.percentage() != null) {
                    print(progress.nodeType() + " " + Math.round(progress.percentage() * 100) + " %");
                }
            }
        });
        CompletableFuture<Void> done = job.result().thenAccept(result -> print(result.images().size() + " images"));
        // end
        done.join();
        assertThat(printed).contains("1 images");
    }

    @Test
    void streamOfEvents() {
        WorkflowHandle workflow = client.workflow(WorkflowDefinition.fromFile(file("cpu-nodes.json")));
        // begin
        try (JobEvents events = client.stream(workflow.newSubmission())) {
            while (events.hasNext()) {
                print(events.next());
            }
            JobResult result = events.job().await();
            print(result.status());
        }
        // end
        assertThat(printed).hasSizeGreaterThan(20).endsWith("COMPLETED");
    }

    @Test
    void limitAndCancel() {
        WorkflowHandle workflow = client.workflow(WorkflowDefinition.fromFile(file("cpu-nodes.json")));
        Submission submission = workflow.newSubmission().runs(30);
        // begin
        Job job = client.submit(submission, new SubmitOptions(Duration.ofMinutes(5), true, List.of()));
        CompletableFuture<Integer> canceled = job.cancel();
        // end
        assertThatThrownBy(job::await).isInstanceOf(JobCanceledException.class);
        assertThat(canceled.join()).isBetween(0, 30);
    }

    @Test
    void outputs() throws IOException {
        WorkflowHandle workflow = client.workflow(WorkflowDefinition.fromFile(file("cpu-nodes.json")));
        JobResult result = client.run(workflow.newSubmission());
        // begin
        for (OutputImage image : result.images()) {
            try (OutputStream out = Files.newOutputStream(file(image.imageName()))) {
                client.images().download(image.imageName(), out);
            }
            try (OutputStream out = Files.newOutputStream(file(image.imageName() + ".thumbnail.webp"))) {
                client.images().downloadThumbnail(image.imageName(), out);
            }
        }
        // end
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        }
        // begin
        String blur = workflow.output("Blur").nodeId();
        print(result.images(blur).get(0).imageName());
        print(result.values(workflow.output("Title").nodeId()));
        // end
        assertThat(printed).hasSize(2).first().asString().endsWith(".png");
        assertThat(printed).last().asString().startsWith("[").isNotEqualTo("[]");
    }

    @Test
    void graphsAndPictures() throws IOException {
        Files.writeString(file("graph.json"), """
                {"nodes":{"blank":{"id":"blank","type":"blank_image","width":64,"height":64}},"edges":[]}""");
        // begin
        WorkflowHandle graph = client.workflow(WorkflowDefinition.fromFile(file("graph.json")));
        JobResult result = client.run(graph.newSubmission().set("blank.width", 320));
        // end
        assertThat(result.images()).singleElement().satisfies(image -> assertThat(image.width()).isEqualTo(320));
        WorkflowHandle workflow = client.workflow(WorkflowDefinition.fromFile(file("cpu-nodes.json")));
        try (OutputStream out = Files.newOutputStream(file("square.png"))) {
            client.images().download(client.run(workflow.newSubmission()).images().get(0).imageName(), out);
        }
        // begin
        WorkflowDefinition ofFile = WorkflowDefinition.fromImage(file("square.png"));
        WorkflowDefinition ofGallery = client.workflowOf(result.images().get(0).imageName());
        print(ofFile.isGraph() + " " + ofGallery.isGraph());
        // end
        assertThat(printed).containsExactly("false true");
    }

    @Test
    void imagesIn() throws IOException {
        ImageIO.write(new BufferedImage(100, 80, BufferedImage.TYPE_INT_RGB), "jpg", file("photo.jpg").toFile());
        WorkflowHandle workflow = client.workflow(WorkflowDefinition.fromFile(file("image-to-image.json")));
        // begin
        Submission submission = workflow.newSubmission().set("Image", file("photo.jpg")).set("Model", "Tiny SD");
        // end
        JobResult result = client.run(submission.set("Width", 128).set("Height", 128).set("Steps", 2));
        assertThat(result.images()).singleElement().satisfies(image -> assertThat(image.width()).isEqualTo(128));
    }

    @Test
    void eventsOfTheServer() {
        WorkflowHandle workflow = client.workflow(WorkflowDefinition.fromFile(file("cpu-nodes.json")));
        // begin
        Subscription subscription = client.events().subscribe(
                "default", event -> event instanceof QueueItemStatusChanged, event -> print(event));
        // end
        client.run(workflow.newSubmission());
        await().until(() -> printed.stream().anyMatch(event -> event.contains("completed")));
        // begin
        subscription.close();
        // end
    }

    @Test
    void quickCalls() {
        // begin
        TextToImageResult result = client.quick().run(TextToImage.builder("a harbour at dawn")
                .negativePrompt("fog")
                .size(256, 256).steps(4).scheduler("euler")
                .model("Tiny SD")
                .images(2)
                .board("Guide, harbours").createBoard(true)
                .build());
        for (int i = 0; i < result.images().size(); i++) {
            print(result.model().name() + ", seed " + result.seeds().get(i) + ": " + result.images().get(i).imageName());
        }
        // end
        assertThat(printed).hasSize(2).allSatisfy(line -> assertThat(line).matches("Tiny SD, seed \\d+: .*png"));
        // begin
        TextToImageJob job = client.quick().submit(TextToImage.of("a lighthouse at dawn"));
        CompletableFuture<Integer> canceled = job.job().cancel();
        // end
        assertThat(canceled.join()).isBetween(0, 1);
        // begin
        String name = result.images().get(0).imageName();
        ImageInfo copy = client.quick().copyImageToBoard(name, "Guide, copies", true);
        // end
        assertThat(copy.imageName()).isNotEqualTo(name);
        client.boards().listBoards().stream().filter(board -> board.name().startsWith("Guide, "))
                .forEach(board -> client.boards().deleteBoard(board.id(), true));
    }

    @Test
    void errors() {
        WorkflowHandle workflow = client.workflow(WorkflowDefinition.fromFile(file("sd15-text-to-image.json")));
        // begin
        try {
            client.run(workflow.newSubmission().set("Model", "Nobody Has It"));
        } catch (ModelNotFoundException e) {
            print("installed are " + e.candidates());
        } catch (JobFailedException e) {
            print("node " + e.nodeId() + " failed with " + e.errorType());
        } catch (InvokeAIException e) {
            print(e.getMessage());
        }
        // end
        assertThat(printed).singleElement().asString().startsWith("installed are [").contains("Tiny SD");
    }

    @Test
    void settings() {
        // begin
        InvokeAIClient client = InvokeAIClient.builder(SERVER)
                .token(() -> System.getenv("INVOKEAI_TOKEN"))
                .connectTimeout(Duration.ofSeconds(5))
                .responseTimeout(Duration.ofMinutes(2))
                .jobSettings(new JobSettings(
                        Duration.ofHours(1), Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofSeconds(5),
                        Duration.ofSeconds(10)))
                .build();
        // end
        try (client) {
            assertThat(client.serverVersion()).isNotEmpty();
        }
    }

    private void print(Object what) {
        printed.add(String.valueOf(what));
    }

    /** A workflow of the project, or a file of this test. */
    private Path file(String name) {
        Path workflow = Path.of("..", "data", "workflows", name);
        return Files.exists(workflow) ? workflow : folder.resolve(name);
    }
}
