package io.github.camelinvokeai.contract;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import io.github.camelinvokeai.client.board.Board;
import io.github.camelinvokeai.client.board.BoardRepository;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.http.ContentStream;
import io.github.camelinvokeai.client.http.Download;
import io.github.camelinvokeai.client.image.ImageCategory;
import io.github.camelinvokeai.client.image.ImageInfo;
import io.github.camelinvokeai.client.image.ImageRepository;
import io.github.camelinvokeai.client.image.ImageSize;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.image.UploadOptions;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Pictures go up and come down byte for byte, full size and as thumbnails, with what was said about them. */
class ImagesIT extends ContractTest {

    private final ImageRepository images = client.images();

    @Test
    void whatGoesUpComesDown() throws IOException {
        ImageInfo info = upload(ImageSource.of(Pictures.png()), UploadOptions.defaults());
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        Download download = images.download(info.imageName(), target);

        assertThat(info.width()).isEqualTo(24);
        assertThat(info.height()).isEqualTo(16);
        assertThat(info.category()).isEqualTo("user");
        assertThat(info.intermediate()).isFalse();
        assertThat(info.boardId()).isNull();
        assertThat(info.sessionId()).isNull();
        assertThat(download.contentType()).isEqualTo("image/png");
        assertThat(download.bytes()).isEqualTo(target.size());
        BufferedImage back = ImageIO.read(new ByteArrayInputStream(target.toByteArray()));
        assertThat(back.getRGB(3, 5) & 0xffffff).isEqualTo(0x123456);
    }

    @Test
    void takesFilesAndStreams(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("ü \"x\".png"), Pictures.png());

        assertThat(upload(ImageSource.of(file), UploadOptions.defaults()).width()).isEqualTo(24);
        assertThat(upload(ImageSource.of(new ByteArrayInputStream(Pictures.png())), UploadOptions.defaults()).width())
                .isEqualTo(24);
    }

    @Test
    void sendsTheThumbnailAndOpensStreams() throws IOException {
        String name = upload(ImageSource.of(Pictures.png()), UploadOptions.defaults()).imageName();

        assertThat(images.downloadThumbnail(name, new ByteArrayOutputStream()).contentType()).isEqualTo("image/webp");
        try (ContentStream stream = images.open(name, ImageSize.FULL)) {
            assertThat(stream.contentLength()).isPositive();
            assertThat(ImageIO.read(stream).getWidth()).isEqualTo(24);
        }
        try (ContentStream stream = images.open(name, ImageSize.THUMBNAIL)) {
            assertThat(stream.contentType()).isEqualTo("image/webp");
        }
    }

    @Test
    void keepsWhatWasSaidAboutIt() throws IOException {
        BoardRepository boards = client.boards();
        Board board = boards.createBoard("images " + mark);
        ImageInfo info = upload(ImageSource.of(Pictures.png()), UploadOptions.defaults().withBoardId(board.id())
                .withCategory(ImageCategory.CONTROL).withIntermediate(true)
                .withMetadata(Json.mapper().createObjectNode().put("note", "ü")));

        assertThat(info.boardId()).isEqualTo(board.id());
        assertThat(info.category()).isEqualTo("control");
        assertThat(info.intermediate()).isTrue();
        assertThat(images.get(info.imageName())).isEqualTo(info);
        assertThat(images.metadata(info.imageName()).path("note").asText()).isEqualTo("ü");
        assertThat(boards.listImageNames(board.id())).containsExactly(info.imageName());
    }

    @Test
    void anUploadCarriesNeitherMetadataNorWorkflow() throws IOException {
        String name = upload(ImageSource.of(Pictures.png()), UploadOptions.defaults()).imageName();

        assertThat(images.metadata(name)).isNull();
        assertThat(images.workflow(name)).isNull();
    }

    @Test
    void refusesWhatIsNoPictureAndUnknownBoards() throws IOException {
        byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
        byte[] png = Pictures.png();

        assertThatThrownBy(() -> upload(ImageSource.of(text), UploadOptions.defaults()))
                .isInstanceOf(ServerResponseException.class).hasMessageContaining("415").hasMessageContaining("read image");
        assertThatThrownBy(() -> upload(ImageSource.of(png), UploadOptions.defaults().withBoardId("no-such-board")))
                .isInstanceOf(NotFoundException.class).hasMessageContaining("Board not found");
    }

    @Test
    void whatIsDeletedOrNeverWasIsNotFound() throws IOException {
        String name = images.upload(ImageSource.of(Pictures.png()), UploadOptions.defaults()).imageName();
        images.delete(name);

        assertThatThrownBy(() -> images.get(name)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> images.delete(name)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> images.download("nope.png", new ByteArrayOutputStream()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> images.metadata("nope.png")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> images.workflow("nope.png")).isInstanceOf(NotFoundException.class);
    }
}
