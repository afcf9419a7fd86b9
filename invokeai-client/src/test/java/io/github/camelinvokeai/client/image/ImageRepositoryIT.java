package io.github.camelinvokeai.client.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

import io.github.camelinvokeai.client.board.Board;
import io.github.camelinvokeai.client.board.BoardRepository;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ContentStream;
import io.github.camelinvokeai.client.http.Download;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageRepositoryIT {

    private final ApiHttp http = ApiHttp.builder(System.getProperty("invokeai.url")).build();
    private final ImageRepository images = new ImageRepository(http);
    private final List<String> uploaded = new ArrayList<>();

    @AfterEach
    void cleanUp() {
        uploaded.forEach(images::delete);
        http.close();
    }

    private ImageInfo upload(ImageSource source, UploadOptions options) {
        ImageInfo info = images.upload(source, options);
        uploaded.add(info.imageName());
        return info;
    }

    private static byte[] png() throws IOException {
        BufferedImage picture = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 5, 0x123456);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    @Test
    void whatGoesUpComesDown() throws IOException {
        ImageInfo info = upload(ImageSource.of(png()), UploadOptions.defaults());
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
        Path file = Files.write(folder.resolve("ü \"x\".png"), png());

        assertThat(upload(ImageSource.of(file), UploadOptions.defaults()).width()).isEqualTo(24);
        assertThat(upload(ImageSource.of(new ByteArrayInputStream(png())), UploadOptions.defaults()).width()).isEqualTo(24);
    }

    @Test
    void sendsTheThumbnailAndOpensStreams() throws IOException {
        String name = upload(ImageSource.of(png()), UploadOptions.defaults()).imageName();

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
        BoardRepository boards = new BoardRepository(http);
        Board board = boards.createBoard("it images");
        try {
            ImageInfo info = upload(ImageSource.of(png()), UploadOptions.defaults().withBoardId(board.id())
                    .withCategory(ImageCategory.CONTROL).withIntermediate(true)
                    .withMetadata(Json.mapper().createObjectNode().put("note", "ü")));

            assertThat(info.boardId()).isEqualTo(board.id());
            assertThat(info.category()).isEqualTo("control");
            assertThat(info.intermediate()).isTrue();
            assertThat(images.get(info.imageName())).isEqualTo(info);
            assertThat(images.metadata(info.imageName()).path("note").asText()).isEqualTo("ü");
            assertThat(boards.listImageNames(board.id())).containsExactly(info.imageName());
        } finally {
            boards.deleteBoard(board.id(), false);
        }
    }

    @Test
    void anUploadCarriesNeitherMetadataNorWorkflow() throws IOException {
        String name = upload(ImageSource.of(png()), UploadOptions.defaults()).imageName();

        assertThat(images.metadata(name)).isNull();
        assertThat(images.workflow(name)).isNull();
    }

    @Test
    void refusesWhatIsNoPictureAndUnknownBoards() throws IOException {
        byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
        byte[] png = png();

        assertThatThrownBy(() -> upload(ImageSource.of(text), UploadOptions.defaults()))
                .isInstanceOf(ServerResponseException.class).hasMessageContaining("415").hasMessageContaining("read image");
        assertThatThrownBy(() -> upload(ImageSource.of(png), UploadOptions.defaults().withBoardId("no-such-board")))
                .isInstanceOf(NotFoundException.class).hasMessageContaining("Board not found");
    }

    @Test
    void whatIsDeletedOrNeverWasIsNotFound() throws IOException {
        String name = images.upload(ImageSource.of(png()), UploadOptions.defaults()).imageName();
        images.delete(name);

        assertThatThrownBy(() -> images.get(name)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> images.delete(name)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> images.download("nope.png", new ByteArrayOutputStream()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> images.metadata("nope.png")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> images.workflow("nope.png")).isInstanceOf(NotFoundException.class);
    }
}
