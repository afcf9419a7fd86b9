package io.github.camelinvokeai.contract;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.job.Job;
import io.github.camelinvokeai.client.job.JobListener;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.workflow.Submission;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The server repeats no event, so what happened while the connection was down is found out by asking. */
class ReconnectIT extends ContractTest {

    @AutoClose
    private Tunnel tunnel;

    @Override
    InvokeAIClient open() {
        tunnel = new Tunnel(ServerUnderTest.url());
        return ServerUnderTest.builder(tunnel.url()).build();
    }

    @Test
    void aJobEndsWellAlthoughTheConnectionIsCutWhileItRuns() throws Exception {
        CountDownLatch painting = new CountDownLatch(1);
        Job job = submit(textToImage(SD15, ServerUnderTest.SD_MODEL).set("Steps", 15), new JobListener() {
            @Override
            public void onEvent(InvokeAIEvent event) {
                if (event instanceof InvocationProgress progress && progress.percentage() != null) {
                    painting.countDown();
                }
            }
        });
        assertThat(painting.await(60, TimeUnit.SECONDS)).isTrue();

        tunnel.cut();

        JobResult result = job.await(Duration.ofMinutes(2));
        assertThat(result.images()).hasSize(1);
    }

    @Test
    void theSocketComesBackAndIsSubscribedAgain() throws Exception {
        Recorder recorder = new Recorder();
        client.events().subscribe(Submission.DEFAULT_QUEUE, event -> true, event -> {
        });
        client.events().whenReady(Submission.DEFAULT_QUEUE).get(20, TimeUnit.SECONDS);

        tunnel.cut();
        await().atMost(Duration.ofSeconds(10)).until(() -> !client.events().connected());
        // Some servers tell these events also to whoever has not subscribed; only this is their word that the hub has.
        client.events().whenReady(Submission.DEFAULT_QUEUE).get(40, TimeUnit.SECONDS);
        assertThat(client.events().connected()).isTrue();
        submit(blurredBlank(), recorder).await(Duration.ofMinutes(1));

        assertThat(recorder.calls()).contains("batch_enqueued", "invocation_complete");
    }

    private Submission blurredBlank() {
        return client.workflow(SmallWorkflow.blurredBlank().definition()).newSubmission();
    }
}
