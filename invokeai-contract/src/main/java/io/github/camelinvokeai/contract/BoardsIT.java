package io.github.camelinvokeai.contract;

import java.util.List;

import io.github.camelinvokeai.client.board.Board;
import io.github.camelinvokeai.client.board.BoardRepository;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.job.JobResult;
import io.github.camelinvokeai.client.job.OutputImage;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Boards are found by name and id, and a job's pictures lie on the board that was asked for. */
class BoardsIT extends ContractTest {

    private final BoardRepository boards = client.boards();
    private final String name = "it ü/& " + mark;

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
        assertThatThrownBy(() -> boards.getBoard("a/b")).isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no id on the server has a slash");
    }

    @Test
    void aPictureGoesToNoBoardUnlessOneIsAskedFor() {
        OutputImage image = only(run(cpuNodes()));

        assertThat(image.boardId()).isNull();
        assertThat(client.images().get(image.imageName()).boardId()).isNull();
        assertThat(boards.listImageNames(BoardRepository.UNCATEGORIZED)).contains(image.imageName());
    }

    @Test
    void theBoardOfASubmissionMayBeGivenByNameOrById() {
        Board board = boards.createBoard(name);

        List<OutputImage> images = List.of(only(run(cpuNodes().board(name))), only(run(cpuNodes().board(board.id()))),
                only(run(cpuNodes().boardId(board.id()))));

        assertThat(images).allSatisfy(image -> liesOn(board, image));
        assertThat(boards.listImageNames(board.id())).containsAll(images.stream().map(OutputImage::imageName).toList());
    }

    @Test
    void theBoardInputGoesBeforeTheBoardOfTheSubmission() {
        Board ofInput = boards.createBoard(name);
        Board ofSubmission = boards.createBoard("other " + name);

        liesOn(ofInput, only(run(cpuNodes().set("Board", name).boardId(ofSubmission.id()))));
        liesOn(ofSubmission, only(run(cpuNodes().set("Board", "auto").boardId(ofSubmission.id()))));
        assertThat(only(run(cpuNodes().set("Board", "none").boardId(ofSubmission.id()))).boardId()).isNull();
    }

    @Test
    void aBoardIsCreatedOnlyIfAsked() {
        assertThatThrownBy(() -> run(cpuNodes().board(name))).isInstanceOf(NotFoundException.class).hasMessageContaining(name);
        assertThat(boards.getBoardsByName(name)).isEmpty();

        OutputImage image = only(run(cpuNodes().board(name).createBoard(true)));

        liesOn(boards.getBoardByName(name), image);
    }

    @Test
    void anUnknownBoardIsFoundBeforeAnythingIsSent() {
        Submission submission = cpuNodes().boardId("no-such-board");

        assertThatThrownBy(() -> run(submission)).isInstanceOf(NotFoundException.class);

        assertThat(queue.batchStatus(submission.batchId()).unknown()).isTrue();
    }

    @Test
    void aStoredBoardOfAnotherServerIsTreatedAsNone() {
        WorkflowDefinition stored = WorkflowDefinition.fromJson(workflow(CPU_NODES).definition().toJson()
                .replace("\"value\":\"auto\"", "\"value\":{\"board_id\":\"of-another-server\"}"));

        assertThat(only(run(client.workflow(stored).newSubmission())).boardId()).isNull();
    }

    private Submission cpuNodes() {
        return workflow(CPU_NODES).newSubmission().set("Width", 64).set("Height", 64);
    }

    private static OutputImage only(JobResult result) {
        assertThat(result.images()).hasSize(1);
        return result.images().get(0);
    }

    private void liesOn(Board board, OutputImage image) {
        assertThat(image.boardId()).isEqualTo(board.id());
        assertThat(client.images().get(image.imageName()).boardId()).isEqualTo(board.id());
    }
}
