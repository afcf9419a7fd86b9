package io.github.camelinvokeai.client.image;

import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ScriptedServer;
import io.github.camelinvokeai.client.json.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageRepositoryTest {

    private static ScriptedServer server(String answer) {
        return ScriptedServer.answering(200, "application/json", answer);
    }

    @Test
    void uploadsWithTheServersNamesForEverything() {
        try (var server = server("{\"image_name\":\"x.png\"}"); ApiHttp http = server.client()) {
            new ImageRepository(http).upload(ImageSource.of(new byte[] { 1 }), UploadOptions.defaults().withBoardId("b")
                    .withSessionId("s").withMetadata(Json.mapper().createObjectNode()));

            assertThat(server.onlyRequest().line()).isEqualTo(
                    "POST /api/v1/images/upload?image_category=user&is_intermediate=false&board_id=b&session_id=s");
            assertThat(server.onlyRequest().body()).contains("name=\"file\"", "Content-Type: image/png", "name=\"metadata\"");
        }
    }

    @Test
    void readsTheWorkflowThatIsTextWithinJson() {
        try (var server = server("{\"workflow\":\"{\\\"name\\\":\\\"w\\\"}\",\"graph\":null}");
             ApiHttp http = server.client()) {
            assertThat(new ImageRepository(http).workflow("a b.png").path("name").asText()).isEqualTo("w");
            assertThat(server.onlyRequest().uri()).isEqualTo("/api/v1/images/i/a%20b.png/workflow");
        }
    }

    @Test
    void aWorkflowThatIsNoJsonIsTheServersFault() {
        try (var server = server("{\"workflow\":\"{\"}"); ApiHttp http = server.client()) {
            assertThatThrownBy(() -> new ImageRepository(http).workflow("a.png")).isInstanceOf(ServerResponseException.class)
                    .hasMessageContaining("a.png");
        }
    }

    @Test
    void readsWhatNewerServersSay() {
        try (var server = server("{\"image_name\":\"a.png\",\"image_category\":\"video\",\"board_id\":null,\"new\":1}");
             ApiHttp http = server.client()) {
            ImageInfo info = new ImageRepository(http).get("a.png");

            assertThat(info.category()).isEqualTo("video");
            assertThat(info.boardId()).isNull();
            assertThat(info.raw().path("new").asInt()).isEqualTo(1);
        }
    }
}
