package io.github.camelinvokeai.embedded.board;

import java.awt.image.BufferedImage;
import java.util.Optional;

import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.image.ImageStore;
import io.github.camelinvokeai.embedded.image.NewImage;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Call;
import io.github.camelinvokeai.embedded.web.Call.Answered;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BoardRoutesTest {

    private static final String BOARDS = "/api/v1/boards/";
    private static final String BOARD_IMAGES = "/api/v1/board_images/";
    private static final User ANNA = new User("anna", "anna@example.org", "Anna", false);

    private final BoardStore boards = new BoardStore();
    private final ImageStore images = ImageStore.inMemory(boards);
    private final ApiRoutes routes = router -> {
        new BoardRoutes(boards, images, id -> Optional.of("Name of " + id)).addTo(router);
        new BoardImageRoutes(boards, images).addTo(router);
    };

    private Answered call(String method, String uri) {
        return Call.of(method, uri).to(routes);
    }

    private String board(String name) {
        return call("POST", BOARDS + "?board_name=" + name).json().path("board_id").asText();
    }

    private String imageOn(String board) {
        return images.keep(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB),
                new NewImage("internal", "general", false, "system", board, null, null, null, null, null));
    }

    @Test
    void aNewBoardIsAnsweredWithAllThatIsKnown() {
        Answered answer = call("POST", BOARDS + "?board_name=my%20board");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text().replaceAll("\\d{4}-\\d\\d-\\d\\d [0-9:.]{12}", "TIME").replaceAll("[0-9a-f-]{36}", "ID"))
                .isEqualTo(
                        """
                                {"board_id":"ID","board_name":"my board","user_id":"system","created_at":"TIME","updated_at":"TIME",\
                                "deleted_at":null,"cover_image_name":null,"archived":false,"board_visibility":"private",\
                                "cover_video_name":null,"image_count":0,"video_count":0,"asset_count":0,"owner_username":null}""");
    }

    @Test
    void namesNeedNotBeUniqueButMustNotBeTooLong() {
        assertThat(board("a")).isNotEqualTo(board("a"));
        assertThat(call("POST", BOARDS + "?board_name=" + "x".repeat(301)).status()).isEqualTo(422);
        assertThat(call("POST", BOARDS).status()).isEqualTo(422);
    }

    @Test
    void listsNewestFirstWithTheOwnersName() {
        String first = board("b");
        String second = board("a");

        assertThat(call("GET", BOARDS + "?all=true").json()).extracting(board -> board.path("board_id").asText())
                .containsExactly(second, first);
        assertThat(call("GET", BOARDS + "?all=true&order_by=board_name").json())
                .extracting(board -> board.path("board_name").asText()).containsExactly("b", "a");
        Answered page = call("GET", BOARDS + "?offset=1&limit=5");
        assertThat(page.json().path("total").asInt()).isEqualTo(2);
        assertThat(page.json().path("items").get(0).path("owner_username").asText()).isEqualTo("Name of system");
        assertThat(call("GET", BOARDS).status()).isEqualTo(400);
    }

    @Test
    void changesNameArchiveAndVisibilityOnly() {
        String id = board("a");

        Answered changed = Call.of("PATCH", BOARDS + id).json("{\"board_name\":\"b\",\"archived\":true}").to(routes);

        assertThat(changed.status()).isEqualTo(201);
        assertThat(changed.json().path("board_name").asText()).isEqualTo("b");
        assertThat(call("GET", BOARDS + "?all=true").json()).isEmpty();
        assertThat(call("GET", BOARDS + "?all=true&include_archived=true").json()).hasSize(1);
        assertThat(Call.of("PATCH", BOARDS + id).json("{\"x\":1}").to(routes).text()).contains("extra_forbidden");
        assertThat(Call.of("PATCH", BOARDS + id).json("{\"cover_image_name\":\"nope\"}").to(routes).status()).isEqualTo(500);
    }

    @Test
    void whatIsUnknownIsNotFound() {
        assertThat(call("GET", BOARDS + "nope").text()).isEqualTo("{\"detail\":\"Board not found\"}");
        assertThat(call("GET", BOARDS + "none").status()).isEqualTo(404);
        assertThat(call("DELETE", BOARDS + "nope").status()).isEqualTo(404);
        assertThat(call("GET", BOARDS + "nope/image_names").status()).isEqualTo(404);
    }

    @Test
    void picturesMoveOnAndOff() {
        String id = board("a");
        String image = imageOn(null);

        assertThat(call("GET", BOARDS + "none/image_names").text()).isEqualTo("[\"" + image + "\"]");
        Answered added = Call.of("POST", BOARD_IMAGES)
                .json("{\"board_id\":\"%s\",\"image_name\":\"%s\"}".formatted(id, image)).to(routes);
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("affected_boards")).extracting(board -> board.asText())
                .containsExactlyInAnyOrder("none", id);
        assertThat(call("GET", BOARDS + id).json().path("image_count").asInt()).isEqualTo(1);
        assertThat(call("GET", BOARDS + id).json().path("cover_image_name").asText()).isEqualTo(image);

        Call.of("DELETE", BOARD_IMAGES).json("{\"image_name\":\"%s\"}".formatted(image)).to(routes);
        assertThat(call("GET", BOARDS + id + "/image_names").text()).isEqualTo("[]");
    }

    @Test
    void unknownPicturesFailAloneAndAreLeftOutOfLists() {
        String id = board("a");
        String one = "{\"board_id\":\"%s\",\"image_name\":\"nope\"}".formatted(id);
        String many = "{\"board_id\":\"%s\",\"image_names\":[\"nope\"]}".formatted(id);

        assertThat(Call.of("POST", BOARD_IMAGES).json(one).to(routes).status()).isEqualTo(500);
        assertThat(Call.of("POST", BOARD_IMAGES + "batch").json(many).to(routes).json().path("added_images")).isEmpty();
        assertThat(Call.of("POST", BOARD_IMAGES).json("{\"board_id\":\"nope\",\"image_name\":\"x\"}").to(routes).status())
                .isEqualTo(404);
    }

    @Test
    void aBoardLeavesItsPicturesOrTakesThemWithIt() {
        String first = board("a");
        String kept = imageOn(first);
        String second = board("b");
        String gone = imageOn(second);

        assertThat(call("DELETE", BOARDS + first).json().path("deleted_board_images").get(0).asText()).isEqualTo(kept);
        assertThat(call("DELETE", BOARDS + second + "?include_images=true").json().path("deleted_images").get(0).asText())
                .isEqualTo(gone);
        assertThat(call("GET", BOARDS + "none/image_names").text()).isEqualTo("[\"" + kept + "\"]");
    }

    @Test
    void othersSeeABoardOnlyWhenItIsShared() {
        String id = board("a");

        assertThat(Call.of("GET", BOARDS + id).as(ANNA).to(routes).status()).isEqualTo(403);
        assertThat(Call.of("GET", BOARDS + "?all=true").as(ANNA).to(routes).json()).isEmpty();
        Call.of("PATCH", BOARDS + id).json("{\"board_visibility\":\"shared\"}").to(routes);
        assertThat(Call.of("GET", BOARDS + id).as(ANNA).to(routes).status()).isEqualTo(200);
        assertThat(Call.of("DELETE", BOARDS + id).as(ANNA).to(routes).status()).isEqualTo(403);
    }
}
