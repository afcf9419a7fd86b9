package io.github.camelinvokeai.client.board;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ScriptedServer;
import io.github.camelinvokeai.client.http.ScriptedServer.Answer;
import io.github.camelinvokeai.client.http.ScriptedServer.Request;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BoardRepositoryTest {

    private static final String BOARDS = """
            [{"board_id":"1","board_name":"Cats","image_count":3,"archived":false,"new":true},
             {"board_id":"2","board_name":"Dogs"},{"board_id":"3","board_name":"Dogs"}]""";

    private static ScriptedServer server() {
        return new ScriptedServer(
                request -> request.method().equals("GET")
                        ? Answer.json(BOARDS)
                        : new Answer(201, "application/json", "{\"board_id\":\"9\",\"board_name\":\"made\"}"));
    }

    @Test
    void readsBoardsWhateverElseIsToldOrNot() {
        try (var server = server(); ApiHttp http = server.client()) {
            Board cats = new BoardRepository(http).getBoardByName("Cats");

            assertThat(cats.id()).isEqualTo("1");
            assertThat(cats.imageCount()).isEqualTo(3);
            assertThat(cats.archived()).isFalse();
            assertThat(cats.raw().path("new").asBoolean()).isTrue();
            assertThat(server.onlyRequest().line()).isEqualTo("GET /api/v1/boards/?all=true");
        }
    }

    @Test
    void aNameNobodyHasListsTheNearest() {
        try (var server = server(); ApiHttp http = server.client()) {
            assertThatThrownBy(() -> new BoardRepository(http).getBoardByName("cast")).isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("'cast'").hasMessageContaining("'Cats', 'Dogs'");
        }
    }

    @Test
    void aPromptThatIsTakenForABoardStaysOutOfTheMessage() {
        try (var server = server(); ApiHttp http = server.client()) {
            assertThatThrownBy(() -> new BoardRepository(http).getBoardByName("a camel at the sea, ".repeat(10)))
                    .hasMessageStartingWith("There is no board named a text of 200 characters; ")
                    .hasMessageNotContaining("camel at");
        }
    }

    @Test
    void aNameThatSeveralHaveListsTheirIds() {
        try (var server = server(); ApiHttp http = server.client()) {
            BoardRepository boards = new BoardRepository(http);

            assertThat(boards.getBoardsByName("Dogs")).extracting(Board::id).containsExactly("2", "3");
            assertThatThrownBy(() -> boards.getBoardByName("Dogs")).isInstanceOf(InvalidOptionException.class)
                    .hasMessageContaining("2, 3");
            assertThatThrownBy(() -> boards.getOrCreateBoard("Dogs")).isInstanceOf(InvalidOptionException.class);
        }
    }

    @Test
    void makesABoardOnlyWhereThereIsNone() {
        try (var server = server(); ApiHttp http = server.client()) {
            BoardRepository boards = new BoardRepository(http);

            assertThat(boards.getOrCreateBoard("Cats").id()).isEqualTo("1");
            assertThat(boards.getOrCreateBoard("a & b").id()).isEqualTo("9");
            assertThat(server.requests()).extracting(Request::line).endsWith("POST /api/v1/boards/?board_name=a%20%26%20b");
        }
    }
}
