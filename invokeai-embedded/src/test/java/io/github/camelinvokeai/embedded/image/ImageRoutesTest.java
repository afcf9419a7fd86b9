package io.github.camelinvokeai.embedded.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

import javax.imageio.ImageIO;

import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.event.ServerEvent;
import io.github.camelinvokeai.embedded.image.Bands.Mode;
import io.github.camelinvokeai.embedded.web.Call;
import io.github.camelinvokeai.embedded.web.Call.Answered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImageRoutesTest {

    private static final String IMAGES = "/api/v1/images";
    private static final String UPLOAD = IMAGES + "/upload?image_category=user&is_intermediate=false";
    private static final User ANNA = new User("anna", "anna@example.org", "Anna", false);

    private final ImageStore images = ImageStore.inMemory(ImageStoreTest.oneBoard());
    private final List<ServerEvent> events = new ArrayList<>();
    private final ImageRoutes routes = new ImageRoutes(images, ImageStoreTest.oneBoard(), false, events::add);

    private static byte[] png() throws IOException {
        return PngFile.write(Patterns.of(Mode.RGB).toPicture(), Map.of());
    }

    private Answered call(String method, String uri) {
        return Call.of(method, uri).to(routes);
    }

    private Answered post(String uri, String json) {
        return Call.of("POST", uri).json(json).to(routes);
    }

    private Answered upload(byte[] content, String type) {
        return Call.of("POST", UPLOAD).part("file", type, content).to(routes);
    }

    private String uploaded() throws IOException {
        return upload(png(), "image/png").json().path("image_name").asText();
    }

    @Test
    void anUploadIsAnsweredWithAllThatIsKnown() throws IOException {
        Answered answer = upload(png(), "image/png");
        String name = answer.json().path("image_name").asText();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("api/v1/images/i/" + name + "/full");
        assertThat(answer.text().replaceAll("\\d{4}-\\d\\d-\\d\\d [0-9:.]{12}", "TIME")).isEqualTo(
                """
                        {"image_name":"%1$s","image_url":"api/v1/images/i/%1$s/full",\
                        "thumbnail_url":"api/v1/images/i/%1$s/thumbnail","image_origin":"external","image_category":"user",\
                        "width":9,"height":7,"created_at":"TIME","updated_at":"TIME","deleted_at":null,\
                        "is_intermediate":false,"session_id":null,"node_id":null,"starred":false,"has_workflow":false,\
                        "image_subfolder":"","board_id":null}"""
                        .formatted(name));
        assertThat(call("GET", IMAGES + "/i/" + name).text()).isEqualTo(answer.text());
    }

    @ParameterizedTest
    @ValueSource(strings = { "png", "jpg", "gif", "bmp" })
    void whateverComesInIsServedAsPng(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB), format, bytes);

        String name = upload(bytes.toByteArray(), "image/of-no-matter").json().path("image_name").asText();

        Answered full = call("GET", IMAGES + "/i/" + name + "/full");
        assertThat(full.contentType()).isEqualTo("image/png");
        assertThat(full.header("Cache-Control")).isEqualTo("max-age=31536000");
        assertThat(full.header("Content-Disposition")).isEqualTo("inline; filename=\"" + name + "\"");
        assertThat(ImageIO.read(new ByteArrayInputStream(full.bytes())).getWidth()).isEqualTo(5);
    }

    @Test
    void takesWebPAndServesThumbnailsOfIt() throws IOException {
        String name = upload(WebP.write(Patterns.of(Mode.RGB).toPicture()), "image/webp").json().path("image_name").asText();

        Answered thumbnail = call("GET", IMAGES + "/i/" + name + "/thumbnail");
        assertThat(thumbnail.contentType()).isEqualTo("image/webp");
        assertThat(WebP.read(thumbnail.bytes()).getWidth()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({ "text/plain, 415, Not an image", ", 415, Not an image", "image/png, 415, Failed to read image" })
    void refusesWhatIsNoPicture(String type, int status, String detail) {
        Answered answer = upload("no picture".getBytes(StandardCharsets.UTF_8), type);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).isEqualTo(detail);
    }

    @Test
    void aPictureThatBreaksOffIsFoundOutLater() throws IOException {
        Answered answer = upload(Arrays.copyOf(png(), 60), "image/png");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().path("detail").asText()).isEqualTo("Failed to create image");
    }

    @Test
    void namesEveryMissingParameterOfAnUpload() {
        assertThat(call("POST", IMAGES + "/upload").json().path("detail"))
                .extracting(fault -> fault.path("loc").get(1).asText())
                .containsExactly("image_category", "is_intermediate", "file");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "none", "unknown" })
    void anUnknownBoardIsNotFound(String board) throws IOException {
        Answered answer = Call.of("POST", UPLOAD + "&board_id=" + board).part("file", "image/png", png()).to(routes);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("detail").asText()).isEqualTo("Board not found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';',
               value = {
                       "{\"width\":64,\"height\":48}; 201", "[64,48]; 400", "{\"width\":0,\"height\":4}; 400",
                       "x; 400", "{\"width\":5000,\"height\":5000}; 400" })
    void aNewSizeIsJsonWithWidthAndHeight(String size, int status) throws IOException {
        Answered answer = Call.of("POST", UPLOAD).part("file", "image/png", png())
                .part("resize_to", null, size.getBytes(StandardCharsets.UTF_8)).to(routes);

        assertThat(answer.status()).isEqualTo(status);
        if (status == 201) {
            assertThat(answer.json().path("width").asInt()).isEqualTo(64);
        }
    }

    @Test
    void whatAPictureCarriesComesBackWithIt() throws IOException {
        String graph = "{\"nodes\":{},\"edges\":[]}";
        byte[] file = PngFile.write(Patterns.of(Mode.RGB).toPicture(),
                Map.of("invokeai_metadata", "{\"a\":1}", "invokeai_graph", graph, "invokeai_workflow",
                        "{\"no\":\"workflow\"}"));
        String name = upload(file, "image/png").json().path("image_name").asText();

        assertThat(call("GET", IMAGES + "/i/" + name + "/metadata").text()).isEqualTo("{\"a\":1}");
        assertThat(call("GET", IMAGES + "/i/" + name + "/workflow").json())
                .isEqualTo(Json.mapper().createObjectNode().putNull("workflow").put("graph", graph));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "{\"a\":1}; {\"a\":1}", "[1]; null", "x; null" })
    void metadataSentBesideTheFileCounts(String sent, String kept) throws IOException {
        Answered answer = Call.of("POST", UPLOAD).part("file", "image/png", png())
                .part("metadata", null, sent.getBytes(StandardCharsets.UTF_8)).to(routes);

        String name = answer.json().path("image_name").asText();
        assertThat(call("GET", IMAGES + "/i/" + name + "/metadata").text()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/full", "/thumbnail", "/metadata", "/workflow" })
    void whatNeverWasIsNotFound(String what) {
        assertThat(call("GET", IMAGES + "/i/nope.png" + what).text()).isEqualTo("{\"detail\":\"Not Found\"}");
    }

    @Test
    void changesWhatIsGivenAndIgnoresWhatIsNull() throws IOException {
        String uri = IMAGES + "/i/" + uploaded();

        Call.of("PATCH", uri).json("{\"starred\":true,\"image_category\":\"mask\",\"x\":1}").to(routes);
        Answered answer = Call.of("PATCH", uri).json("{\"image_category\":null,\"is_intermediate\":true}").to(routes);

        assertThat(answer.json().path("image_category").asText()).isEqualTo("mask");
        assertThat(answer.json().path("starred").asBoolean()).isTrue();
        assertThat(answer.json().path("is_intermediate").asBoolean()).isTrue();
        assertThat(Call.of("PATCH", uri).json("{\"starred\":\"yes\"}").to(routes).status()).isEqualTo(422);
        assertThat(Call.of("PATCH", uri).json("[]").to(routes).text()).contains("model_attributes_type", "\"input\":[]");
    }

    @Test
    void listsOfNamesLeaveOutWhatIsUnknown() throws IOException {
        String name = uploaded();
        String names = "{\"image_names\":[\"%s\",\"nope\"]}".formatted(name);

        assertThat(post(IMAGES + "/star", names).text()).isEqualTo(
                "{\"affected_boards\":[\"none\"],\"starred_images\":[\"%s\"],\"failed_images\":[]}".formatted(name));
        assertThat(post(IMAGES + "/images_by_names", names).json()).hasSize(1);
        assertThat(post(IMAGES + "/delete", names).json().path("deleted_images")).hasSize(1);
        assertThat(post(IMAGES + "/delete", names).json().path("deleted_images")).isEmpty();
        assertThat(call("DELETE", IMAGES + "/i/" + name).text()).isEqualTo("{\"detail\":\"Image not found\"}");
    }

    @Test
    void pagesAndFiltersTheList() throws IOException {
        String first = uploaded();
        String second = uploaded();
        Call.of("PATCH", IMAGES + "/i/" + first).json("{\"is_intermediate\":true}").to(routes);

        Answered page = call("GET", IMAGES + "/?limit=1&offset=1");
        assertThat(page.json().path("total").asInt()).isEqualTo(2);
        assertThat(page.json().path("items")).extracting(image -> image.path("image_name").asText()).containsExactly(first);
        assertThat(call("GET", IMAGES + "/names?is_intermediate=false").text())
                .isEqualTo("{\"image_names\":[\"%s\"],\"starred_count\":0,\"total_count\":1}".formatted(second));
        assertThat(call("GET", IMAGES + "/intermediates").text()).isEqualTo("1");
        assertThat(call("DELETE", IMAGES + "/intermediates").text()).isEqualTo("1");
        assertThat(call("GET", IMAGES + "/?limit=-1").status()).isEqualTo(422);
    }

    @Test
    void anArchiveIsGivenAwayOnce() throws IOException {
        String name = uploaded();

        Answered made = post(IMAGES + "/download", "{\"image_names\":[\"%s\"]}".formatted(name));
        String uri = IMAGES + "/download/" + made.json().path("bulk_download_item_name").asText();

        assertThat(made.status()).isEqualTo(202);
        assertThat(events).extracting(ServerEvent::name).containsExactly("bulk_download_started", "bulk_download_complete");
        Answered archive = call("GET", uri);
        assertThat(archive.contentType()).isEqualTo("application/zip");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.bytes()))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("user/" + name);
            assertThat(zip.readAllBytes()).isEqualTo(images.full(name).orElseThrow());
        }
        assertThat(call("GET", uri).status()).isEqualTo(404);
    }

    @Test
    void anArchiveIsNamedAfterItsBoardAndFailsForUnknownPictures() {
        assertThat(post(IMAGES + "/download", "{\"board_id\":\"known\"}").json().path("bulk_download_item_name").asText())
                .startsWith("A board_").endsWith(".zip");
        assertThat(post(IMAGES + "/download", "{\"board_id\":\"unknown\"}").contentType()).startsWith("text/plain");
        assertThat(post(IMAGES + "/download", "{}").status()).isEqualTo(400);
        events.clear();

        post(IMAGES + "/download", "{\"image_names\":[\"nope\"]}");
        assertThat(events).extracting(ServerEvent::name).containsExactly("bulk_download_started", "bulk_download_error");
    }

    @Test
    void whatIsSomebodyElsesIsForbidden() {
        String name = images.keep(Patterns.of(Mode.RGB).toPicture(), ImageStoreTest.ofUser("bert"));

        Answered read = Call.of("GET", IMAGES + "/i/" + name).as(ANNA).to(routes);
        assertThat(read.status()).isEqualTo(403);
        assertThat(read.text()).contains("Not authorized to access this image");
        assertThat(Call.of("DELETE", IMAGES + "/i/" + name).as(ANNA).to(routes).status()).isEqualTo(403);
        assertThat(Call.of("GET", IMAGES + "/").as(ANNA).to(routes).json().path("total").asInt()).isZero();
        assertThat(Call.of("GET", IMAGES + "/i/nope").as(ANNA).to(routes).text()).contains("Image not found");
    }

    @Test
    void withLoginsNobodyInBetweenMayKeepPictures() throws IOException {
        String name = uploaded();
        ImageRoutes withLogins = new ImageRoutes(images, ImageStoreTest.oneBoard(), true, events::add);

        assertThat(Call.of("GET", IMAGES + "/i/" + name + "/full").to(withLogins).header("Cache-Control"))
                .isEqualTo("private, no-store");
    }
}
