package io.github.camelinvokeai.client;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.board.BoardRepository;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ScriptedServer;
import io.github.camelinvokeai.client.http.ScriptedServer.Answer;
import io.github.camelinvokeai.client.http.ScriptedServer.Request;
import io.github.camelinvokeai.client.image.ImageRepository;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.model.DnnModelRepository;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.workflow.BoardRequest;
import io.github.camelinvokeai.client.workflow.ModelRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServerResolverTest {

    private static final String LIST = "/api/v1/boards/?all=true";
    private static final String BOARD = "{\"board_id\":\"7\",\"board_name\":\"Cats\"}";

    private static Answer boards(Request request) {
        return switch (request.uri()) {
            case LIST -> Answer.json("[" + BOARD + "]");
            case "/api/v1/boards/7", "/api/v1/boards/archived" -> Answer.json(BOARD.replace("7", "archived"));
            default -> request.uri().contains("%2F")
                    ? new Answer(200, "text/html", "<html></html>") : Answer.notFound();
        };
    }

    private static <T> T resolve(ScriptedServer server, Function<ServerResolver, T> question) {
        try (ApiHttp http = server.client()) {
            return question.apply(new ServerResolver(
                    http, new BoardRepository(http), new ImageRepository(http), new DnnModelRepository(http), new HashSet<>()));
        }
    }

    private static String board(ScriptedServer server, String name) {
        return resolve(server, resolver -> resolver.board(new BoardRequest("board", null, name, false)));
    }

    private static boolean image(ScriptedServer server, String name) {
        return resolve(server, resolver -> {
            resolver.requireImage("Image", name);
            return true;
        });
    }

    @Test
    void aBoardIsFoundByItsNameFirstAndThenByItsId() {
        try (var server = new ScriptedServer(ServerResolverTest::boards)) {
            assertThat(board(server, "Cats")).isEqualTo("7");
            assertThat(board(server, "archived")).isEqualTo("archived");
        }
    }

    @Test
    void anUnknownBoardIsNotFoundByName() {
        try (var server = new ScriptedServer(ServerResolverTest::boards)) {
            assertThatThrownBy(() -> board(server, "Cat")).isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("named 'Cat'").hasMessageContaining("'Cats'");
        }
    }

    @Test
    void anUnknownNameWithASlashIsNotFoundEither() {
        try (var server = new ScriptedServer(ServerResolverTest::boards)) {
            assertThatThrownBy(() -> board(server, "Cats/Black")).isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("named 'Cats/Black'");
            assertThat((boolean) resolve(server, resolver -> resolver.hasBoard("Cats/Black"))).isFalse();
        }
    }

    @Test
    void thePathOfAFileIsNoImageOfTheServer() {
        try (var server = new ScriptedServer(ServerResolverTest::boards)) {
            assertThatThrownBy(() -> image(server, "/tmp/cat.png")).isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("Input 'Image': the server has no image named")
                    .hasMessageContaining("to upload, give a file (or bytes)");
        }
    }

    @Test
    void aPromptThatIsTakenForAnImageStaysOutOfAllMessages() {
        try (var server = new ScriptedServer(ServerResolverTest::boards)) {
            assertThatThrownBy(() -> image(server, "a camel at the sea, ".repeat(10)))
                    .hasMessageContaining("no image named a text of 200 characters")
                    .hasStackTraceContaining("/images/i/{a text of 200 characters} was answered")
                    .hasMessageNotContaining("camel at").cause().hasMessageNotContaining("camel%20at");
        }
    }

    @Test
    void whatServesInPlaceOfAnotherIsToldOnceAndForAll() {
        String tiny = """
                {"key":"k1","hash":"h1","name":"Tiny","base":"sd-1","type":"main"}""";
        Set<String> told = new HashSet<>();
        try (var server = new ScriptedServer(
                request -> request.uri().endsWith("/models/")
                        ? Answer.json("{\"models\":[" + tiny + "]}") : Answer.notFound());
             ApiHttp http = server.client()) {
            for (int i = 0; i < 2; i++) {
                ServerResolver resolver = new ServerResolver(
                        http, new BoardRepository(http), new ImageRepository(http), new DnnModelRepository(http), told);
                resolver.model(new ModelRequest("Model", null, model("k0", "h1"), false, ModelFilter.EVERY_MODEL));
                resolver.model(new ModelRequest("Given", "Tiny", null, true, ModelFilter.EVERY_MODEL));
            }
        }

        assertThat(told).containsExactly(
                "Input 'Model': the model 'Elsewhere' is not installed under its key; 'Tiny' (key k1) is used, found by hash");
    }

    private static ObjectNode model(String key, String hash) {
        return Json.mapper().createObjectNode().put("key", key).put("hash", hash).put("name", "Elsewhere");
    }

    @Test
    void theServerIsAskedOnceForABoardThatManyNodesHaveStored() {
        try (var server = new ScriptedServer(ServerResolverTest::boards)) {
            List<Boolean> answers = resolve(server, resolver -> List.of(resolver.hasBoard("gone"), resolver.hasBoard("gone")));

            assertThat(answers).containsExactly(false, false);
            assertThat(server.onlyRequest().uri()).isEqualTo("/api/v1/boards/gone");
        }
    }
}
