package io.github.camelinvokeai.component;

import java.util.Map;
import java.util.UUID;

import io.github.camelinvokeai.client.board.Board;
import io.github.camelinvokeai.client.error.NotFoundException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BoardsIT extends RealServerTest {

    private final String name = "Camel " + UUID.randomUUID();

    @AfterEach
    void deleteBoards() {
        server.boards().listBoards().stream().filter(board -> board.name().startsWith(name))
                .forEach(board -> server.boards().deleteBoard(board.id(), false));
    }

    @Test
    void aBoardIsNamed() throws Exception {
        Board board = server.boards().createBoard(name);

        assertThat(boardOfThePicture("&board=" + name, Map.of())).isEqualTo(board.id());
    }

    @Test
    void aBoardIsCreatedIfAskedFor() throws Exception {
        String boardId = boardOfThePicture("&createBoard=true&board=" + name, Map.of());

        assertThat(server.boards().getBoardByName(name).id()).isEqualTo(boardId);
        assertThat(boardOfThePicture("&createBoard=true&board=" + name, Map.of())).isEqualTo(boardId);
    }

    @Test
    void aBoardIsGivenByItsId() throws Exception {
        Board board = server.boards().createBoard(name);

        assertThat(boardOfThePicture("&boardId=" + board.id(), Map.of())).isEqualTo(board.id());
    }

    @Test
    void anOutputNodeWithABoardOfItsOwnKeepsIt() throws Exception {
        Board own = server.boards().createBoard(name + " own");
        Board other = server.boards().createBoard(name);

        assertThat(boardOfThePicture("&boardId=" + other.id(), Map.of("Board", Map.of("board_id", own.id()))))
                .isEqualTo(own.id());
    }

    @Test
    void aBoardThatIsMissingIsAnErrorBeforeAnythingIsSent() throws Exception {
        Exchange done = run("&board=" + name, Map.of());

        assertThat(done.getException()).isInstanceOf(NotFoundException.class).hasMessageContaining(name);
        assertThat(done.getMessage().getHeader(InvokeAIConstants.ITEM_ID)).isNull();
    }

    private String boardOfThePicture(String options, Map<String, Object> inputs) throws Exception {
        Exchange done = run(options, inputs);
        assertThat(done.getException()).isNull();
        ResultImage image = done.getMessage().getBody(InvokeAIResult.class).onlyImage();
        String boardId = server.images().get(image.name()).boardId();
        assertThat(image.output().boardId()).isEqualTo(boardId);
        return boardId;
    }

    private Exchange run(String options, Map<String, Object> inputs) throws Exception {
        return template.request(CPU_NODES + "&input.Width=64" + options,
                each -> each.getMessage().setBody(inputs));
    }
}
