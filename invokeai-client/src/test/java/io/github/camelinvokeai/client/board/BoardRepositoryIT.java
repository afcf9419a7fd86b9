package io.github.camelinvokeai.client.board;

import java.util.UUID;

import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.http.ApiHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BoardRepositoryIT {

    private final ApiHttp http = ApiHttp.builder(System.getProperty("invokeai.url")).build();
    private final BoardRepository boards = new BoardRepository(http);
    private final String name = "it ü/& " + UUID.randomUUID();

    @AfterEach
    void cleanUp() {
        boards.getBoardsByName(name).forEach(board -> boards.deleteBoard(board.id(), true));
        http.close();
    }

    @Test
    void makesFindsAndDeletes() {
        Board made = boards.getOrCreateBoard(name);

        assertThat(made.name()).isEqualTo(name);
        assertThat(made.imageCount()).isZero();
        assertThat(boards.getOrCreateBoard(name).id()).isEqualTo(made.id());
        assertThat(boards.getBoard(made.id()).name()).isEqualTo(name);
        assertThat(boards.getBoardByName(name).id()).isEqualTo(made.id());
        assertThat(boards.listBoards()).extracting(Board::id).contains(made.id());
        assertThat(boards.listImageNames(made.id())).isEmpty();

        boards.deleteBoard(made.id(), false);
        assertThatThrownBy(() -> boards.getBoard(made.id())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> boards.getBoardByName(name)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void namesAreNotUnique() {
        Board first = boards.createBoard(name);
        Board second = boards.createBoard(name);

        assertThatThrownBy(() -> boards.getBoardByName(name)).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining(first.id()).hasMessageContaining(second.id());
    }

    @Test
    void unknownIdsAreTyped() {
        assertThatThrownBy(() -> boards.getBoard("no-such-board")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> boards.listImageNames("no-such-board")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> boards.deleteBoard("no-such-board", true)).isInstanceOf(ServerResponseException.class);
        assertThatThrownBy(() -> boards.getBoard("a/b")).isInstanceOf(ServerResponseException.class)
                .hasMessageContaining("base URL");
    }

    @Test
    void listsWhatIsOnNoBoard() {
        assertThat(boards.listImageNames(BoardRepository.UNCATEGORIZED)).doesNotContainNull();
    }
}
