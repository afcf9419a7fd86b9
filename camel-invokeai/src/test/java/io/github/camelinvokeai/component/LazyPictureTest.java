package io.github.camelinvokeai.component;

import java.io.InputStream;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.component.StubServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LazyPictureTest {

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
    void nothingIsFetchedBeforeItIsRead() throws Exception {
        InputStream picture = picture("a.png");
        assertThat(server.lines()).isEmpty();

        assertThat(picture.read()).isEqualTo(0x89);
        assertThat(picture.readAllBytes()).isEqualTo(new byte[] { 'P', 'N', 'G', 0, (byte) 0xff });
        assertThat(server.lines()).hasSize(1);
    }

    @Test
    void atItsEndItStaysThereAndIsNotFetchedAgain() throws Exception {
        InputStream picture = picture("a.png");
        picture.readAllBytes();

        assertThat(picture.read()).isEqualTo(-1);
        assertThat(picture.read(new byte[8], 0, 8)).isEqualTo(-1);
        picture.close();
        assertThat(server.lines()).hasSize(1);
    }

    @Test
    void closedUnreadItIsNeverFetched() throws Exception {
        InputStream picture = picture("a.png");

        picture.close();

        assertThat(picture.read()).isEqualTo(-1);
        assertThat(server.lines()).isEmpty();
    }

    @Test
    void whatCannotBeFetchedIsTheErrorOfItsReader() {
        assertThatThrownBy(() -> picture("gone.png").read()).isInstanceOf(NotFoundException.class);
    }

    private InputStream picture(String name) {
        return new LazyPicture(Results.of(name).from(client).onlyImage());
    }
}
