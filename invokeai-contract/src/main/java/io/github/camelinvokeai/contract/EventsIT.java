package io.github.camelinvokeai.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.events.InvocationEvent;
import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvocationStarted;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.ModelLoad;
import io.github.camelinvokeai.client.events.QueueEvent;
import io.github.camelinvokeai.client.events.QueueItemStatusChanged;
import io.github.camelinvokeai.client.events.UnknownEvent;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobEvents;
import io.github.camelinvokeai.client.workflow.Submission;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a job does is heard as it happens, from before it is enqueued to its end, and in order. */
class EventsIT extends ContractTest {

    @Test
    void everythingIsHeardInOrder() {
        Submission submission = client.workflow(SmallWorkflow.blurredBlank().definition()).newSubmission().origin("it");

        List<InvokeAIEvent> events = eventsOf(submission);

        assertThat(events.stream().filter(event -> !(event instanceof InvocationProgress)).map(EventsIT::describe))
                .containsExactly("batch_enqueued", "queue_item_status_changed in_progress", "invocation_started blank",
                        "invocation_complete blank", "invocation_started blur", "invocation_complete blur",
                        "queue_item_status_changed completed");
        assertThat(events).noneMatch(UnknownEvent.class::isInstance).allSatisfy(event -> {
            assertThat(((QueueEvent) event).batchId()).isEqualTo(submission.batchId());
            assertThat(((QueueEvent) event).origin()).isEqualTo("it");
            assertThat(((QueueEvent) event).queueId()).isEqualTo(Submission.DEFAULT_QUEUE);
        });
    }

    @Test
    void theStatusSequenceOfAnItemGrows() {
        List<Integer> sequence = eventsOf(client.workflow(SmallWorkflow.blurredBlank().definition()).newSubmission()).stream()
                .filter(QueueItemStatusChanged.class::isInstance).map(QueueItemStatusChanged.class::cast)
                .map(QueueItemStatusChanged::statusSequence).toList();

        assertThat(sequence).doesNotContainNull().isSorted().doesNotHaveDuplicates();
    }

    @Test
    void progressGrowsFromZeroToOneAndBringsPreviews() {
        List<InvocationProgress> progress = eventsOf(textToImage(SD15, ServerUnderTest.SD_MODEL)).stream()
                .filter(InvocationProgress.class::isInstance).map(InvocationProgress.class::cast).toList();

        List<Double> percentages = progress.stream().map(InvocationProgress::percentage).filter(Objects::nonNull).toList();
        assertThat(percentages).hasSize(6).isSorted().startsWith(0.0).endsWith(1.0);
        assertThat(progress).filteredOn(event -> event.percentage() != null)
                .allSatisfy(event -> assertThat(event.nodeType()).isEqualTo("denoise_latents_meta"));
        assertThat(progress).anySatisfy(event -> assertThat(event.preview()).hasValueSatisfying(preview -> {
            assertThat(preview.width()).isEqualTo(256);
            assertThat(preview.height()).isEqualTo(256);
            assertThat(preview.bytes()).isNotEmpty();
        }));
    }

    @Test
    void theLoadingOfModelsIsHeardToo() throws Exception {
        List<ModelLoad> loads = new CopyOnWriteArrayList<>();
        client.events().subscribe(Submission.DEFAULT_QUEUE, ModelLoad.class::isInstance, event -> loads.add((ModelLoad) event));
        client.events().whenReady(Submission.DEFAULT_QUEUE).get(20, TimeUnit.SECONDS);

        run(textToImage(SD15, ServerUnderTest.SD_MODEL));

        assertThat(loads).extracting(ModelLoad::modelName).contains(ServerUnderTest.SD_MODEL);
        assertThat(loads).extracting(ModelLoad::submodelType).contains("unet", "vae", "text_encoder", "tokenizer");
        assertThat(loads).filteredOn(load -> load.phase() == ModelLoad.Phase.STARTED).isNotEmpty();
        assertThat(loads).filteredOn(load -> load.phase() == ModelLoad.Phase.COMPLETE).isNotEmpty();
    }

    @Test
    void eachInvocationOfAnIteratedNodeIsToldUnderTheNodesOwnId() {
        List<InvocationStarted> started = eventsOf(client.workflow(SmallWorkflow.widths().definition()).newSubmission())
                .stream().filter(InvocationStarted.class::isInstance).map(InvocationStarted.class::cast)
                .filter(event -> event.nodeId().equals("blank")).toList();

        assertThat(started).hasSize(4).extracting(InvocationStarted::invocationId).doesNotHaveDuplicates();
    }

    @Test
    void ofAFailureTheStatusIsHeardFirstAndThenTheNode() {
        assertThat(eventsOf(client.workflow(SmallWorkflow.failing().definition()).newSubmission()).stream()
                .map(EventsIT::describe))
                .endsWith("invocation_started divide", "queue_item_status_changed failed", "invocation_error divide");
    }

    @Test
    void ofACancelTheStatusIsTheLastThingHeard() throws Exception {
        List<InvokeAIEvent> events = new ArrayList<>();
        try (JobEvents stream = stream(longJob())) {
            Job job = stream.job();
            job.enqueued().get(30, TimeUnit.SECONDS);
            while (stream.hasNext()) {
                InvokeAIEvent event = stream.next();
                events.add(event);
                if (event instanceof InvocationProgress progress && progress.percentage() != null) {
                    job.cancel().join();
                }
            }
        }

        assertThat(events.stream().map(EventsIT::describe)).endsWith("queue_item_status_changed canceled");
    }

    private List<InvokeAIEvent> eventsOf(Submission submission) {
        List<InvokeAIEvent> seen = new ArrayList<>();
        try (JobEvents events = stream(submission)) {
            events.forEachRemaining(seen::add);
        }
        return seen;
    }

    private static String describe(InvokeAIEvent event) {
        if (event instanceof QueueItemStatusChanged status) {
            return event.name() + " " + status.status();
        }
        return event instanceof InvocationEvent invocation ? event.name() + " " + invocation.nodeId() : event.name();
    }
}
