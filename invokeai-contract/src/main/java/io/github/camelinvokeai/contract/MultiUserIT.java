package io.github.camelinvokeai.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.AuthenticationException;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.image.UploadOptions;
import io.github.camelinvokeai.client.job.JobEvents;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.workflow.Submission;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** On a server with logins the token goes with every request and with the socket, and without it nobody gets in. */
@Tag(ServerUnderTest.MULTI_USER)
class MultiUserIT extends ContractTest {

    @Override
    InvokeAIClient open() {
        return ServerUnderTest.builder(ServerUnderTest.multiUserUrl()).token(ServerUnderTest.login()).build();
    }

    @Test
    void withATokenAJobRunsAndItsEventsAreHeard() {
        List<InvokeAIEvent> seen = new ArrayList<>();
        JobResult result;
        try (JobEvents events = stream(textToImage(SD15, ServerUnderTest.SD_MODEL))) {
            events.forEachRemaining(seen::add);
            result = events.job().await();
        }

        assertThat(seen).extracting(InvokeAIEvent::name).startsWith("batch_enqueued")
                .contains("invocation_progress", "invocation_complete").endsWith("queue_item_status_changed");
        assertThat(client.events().connected()).isTrue();
        assertThat(Pictures.decoded(Pictures.fetch(client, result.images().get(0).imageName())).getWidth()).isEqualTo(256);
    }

    @Test
    void withATokenBoardsAndUploadsWork() {
        String board = client.boards().createBoard("of the administrator " + mark).id();

        String name = upload(ImageSource.of(Pictures.png()), UploadOptions.defaults().withBoardId(board)).imageName();

        assertThat(client.boards().listImageNames(board)).containsExactly(name);
        assertThat(Pictures.hasDot(Pictures.decoded(Pictures.fetch(client, name)))).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "wrong-token")
    void withoutARightTokenRequestsAreRefused(String token) {
        try (InvokeAIClient stranger = stranger(token)) {
            refused(token, () -> stranger.models().listModels());
            refused(token, () -> stranger.boards().listBoards());
            refused(token, () -> stranger.queue(Submission.DEFAULT_QUEUE).status());
            refused(token, () -> stranger.images().upload(ImageSource.of(Pictures.png()), UploadOptions.defaults()));
            refused(token, () -> stranger.run(client.workflow(SmallWorkflow.blurredBlank().definition()).newSubmission()));
        }
    }

    private static void refused(String token, Runnable call) {
        AuthenticationException refused = catchThrowableOfType(AuthenticationException.class, call::run);
        assertThat(refused).isNotNull();
        assertThat(refused.status()).isEqualTo(401);
        if (token != null) {
            assertThat(refused.getMessage()).doesNotContain(token);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "wrong-token")
    void withoutARightTokenTheSocketIsRefused(String token) {
        List<InvokeAIEvent> heard = new CopyOnWriteArrayList<>();
        try (InvokeAIClient stranger = stranger(token)) {
            stranger.events().subscribe(Submission.DEFAULT_QUEUE, event -> true, heard::add);
            CompletableFuture<Void> ready = stranger.events().whenReady(Submission.DEFAULT_QUEUE);

            assertThatThrownBy(() -> ready.get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AuthenticationException.class);
            assertThat(stranger.events().connected()).isFalse();
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void aTokenThatIsReplacedCountsFromTheNextRequestOn() {
        AtomicReference<String> token = new AtomicReference<>("expired");
        try (InvokeAIClient renewing = ServerUnderTest.builder(client.url().toString()).token(token::get).build()) {
            assertThatThrownBy(() -> renewing.boards().listBoards()).isInstanceOf(AuthenticationException.class);

            token.set(ServerUnderTest.login());

            assertThat(renewing.models().listModels()).isNotEmpty();
        }
    }

    @Test
    void theVersionNeedsNoLogin() {
        try (InvokeAIClient stranger = stranger(null)) {
            assertThat(stranger.serverVersion()).isEqualTo(client.serverVersion());
        }
    }

    private InvokeAIClient stranger(String token) {
        return ServerUnderTest.builder(client.url().toString()).token(token).build();
    }
}
