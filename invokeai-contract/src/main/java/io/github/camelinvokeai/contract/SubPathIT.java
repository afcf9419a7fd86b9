package io.github.camelinvokeai.contract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.image.UploadOptions;
import io.github.camelinvokeai.client.job.JobEvents;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server below a path, as behind a gateway. InvokeAI answers at its root as well, so what counts is where the client
 * knocks.
 */
@Tag(ServerUnderTest.SUB_PATH)
class SubPathIT extends ContractTest {

    @AutoClose
    private Tunnel tunnel;

    @Override
    InvokeAIClient open() {
        tunnel = new Tunnel(ServerUnderTest.subPathUrl());
        return ServerUnderTest.builder(tunnel.url()).build();
    }

    @AfterEach
    void everythingWentBelowThePath() {
        String path = URI.create(ServerUnderTest.subPathUrl()).getPath();

        assertThat(path).hasSizeGreaterThan(1);
        assertThat(tunnel.paths()).isNotEmpty().allMatch(asked -> asked.startsWith(path + "/"));
    }

    @Test
    void aWholeRunGoesBelowThePathWithItsSocket() {
        String board = client.boards().createBoard(mark).id();
        List<InvokeAIEvent> seen = new ArrayList<>();
        JobResult result;
        try (JobEvents events = stream(textToImage(SD15, ServerUnderTest.SD_MODEL).boardId(board))) {
            events.forEachRemaining(seen::add);
            result = events.job().await();
        }

        assertThat(result.status()).isEqualTo(QueueItemStatus.COMPLETED);
        assertThat(seen).extracting(InvokeAIEvent::name).startsWith("batch_enqueued").contains("invocation_progress");
        String image = result.images().get(0).imageName();
        assertThat(client.boards().listImageNames(board)).containsExactly(image);
        assertThat(Pictures.decoded(Pictures.fetch(client, image)).getHeight()).isEqualTo(256);
        assertThat(client.images().workflow(image).path("nodes")).isNotEmpty();
        assertThat(tunnel.paths()).anyMatch(asked -> asked.contains("/ws/socket.io"))
                .anyMatch(asked -> asked.endsWith("/enqueue_batch"));
    }

    @Test
    void uploadsGoBelowThePathToo() {
        String name = upload(ImageSource.of(Pictures.png()), UploadOptions.defaults()).imageName();

        assertThat(Pictures.hasDot(Pictures.decoded(Pictures.fetch(client, name)))).isTrue();
    }
}
