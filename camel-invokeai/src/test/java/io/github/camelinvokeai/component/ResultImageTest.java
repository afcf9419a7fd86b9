package io.github.camelinvokeai.component;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.component.StubServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResultImageTest {

    private static final byte[] PICTURE = { (byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff };

    private final StubServer server = StubServer.http(
            request -> request.uri().equals("/api/v1/images/i/a.png/full") ? Answer.png(PICTURE) : Answer.notFound());
    private final InvokeAIClient client = InvokeAIClient.create(server.url());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void nothingIsFetchedUntilSomebodyAsksForBytes() {
        ResultImage image = image("a.png");

        assertThat(image.name()).isEqualTo("a.png");
        assertThat(image.nodeId()).isEqualTo("n0");
        assertThat(image.index()).isZero();
        assertThat(image.output().width()).isEqualTo(64);
        assertThat(image).hasToString("ResultImage[a.png]");
        assertThat(server.lines()).isEmpty();
    }

    @Test
    void theFullPictureIsFetchedEachTime() throws Exception {
        ResultImage image = image("a.png");
        ByteArrayOutputStream copy = new ByteArrayOutputStream();

        image.writeTo(copy);
        assertThat(copy.toByteArray()).isEqualTo(PICTURE);
        assertThat(image.bytes()).isEqualTo(PICTURE);
        try (InputStream stream = image.open()) {
            assertThat(stream).hasBinaryContent(PICTURE);
        }
        assertThat(server.lines()).hasSize(3);
    }

    @Test
    void anImageThatIsGoneIsAnErrorOfItsOwn() {
        assertThatThrownBy(() -> image("gone.png").bytes()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void itKnowsTheServerThatHasIt() {
        assertThat(image("a.png").isOn(URI.create(server.url()))).isTrue();
        assertThat(image("a.png").isOn(URI.create(server.url() + "/other"))).isFalse();
    }

    private ResultImage image(String name) {
        return Results.of(name).from(client).onlyImage();
    }
}
