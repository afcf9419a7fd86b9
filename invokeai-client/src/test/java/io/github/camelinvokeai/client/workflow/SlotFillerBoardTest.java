package io.github.camelinvokeai.client.workflow;

import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which board a node saves to: its own, that of the submission, or none. */
class SlotFillerBoardTest {

    private final KnownServer server = new KnownServer().withBoard("b-own", "Own").withBoard("b-sub", "Camels");

    /** Stored in the file; sent without a board of the submission; sent with one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "absent | | b-sub", "null | | b-sub", "'auto' | | b-sub", "'none' | | ", "{'board_id':'b-own'} | b-own | b-own",
            "{'board_id':'b-own','board_name':'Own'} | b-own | b-own", "{'board_id':'b-elsewhere'} | | b-sub",
            "{'board_id':''} | | b-sub", "{} | | b-sub" })
    void theBoardOfTheSubmissionIsForNodesThatHaveNoneOfTheirOwn(String stored, String without, String with) {
        assertThat(board(stored, submission -> submission)).isEqualTo(boardJson(without));
        assertThat(board(stored, submission -> submission.board("Camels"))).isEqualTo(boardJson(with));
        assertThat(board(stored, submission -> submission.boardId("b-sub"))).isEqualTo(boardJson(with));
    }

    private JsonNode board(String stored, UnaryOperator<Submission> option) {
        WorkflowBuilder workflow = workflow().node("b", "blank_image");
        WorkflowHandle hidden = (stored.equals("absent") ? workflow : workflow.input("board", json(stored))).compile();
        JsonNode board = sent(option.apply(hidden.newSubmission())).node("b").path("board");
        if (!stored.equals("absent")) {
            WorkflowHandle shown = workflow.shown("b.board").compile();
            assertThat(sent(option.apply(shown.newSubmission())).node("b").path("board")).as("shown").isEqualTo(board);
        }
        return board;
    }

    private static JsonNode boardJson(String id) {
        return id == null ? json("{}").path("missing") : json("{'board_id':'" + id + "'}");
    }

    @Test
    void anObjectWithAnIdIsNeverTheNameOfABoard() {
        WorkflowHandle workflow = workflow().node("b", "blank_image").input("board", null).shown("b.board").compile();

        assertThat(sent(workflow.newSubmission().set(0, json("{'board_id':'b-own'}"))).node("b").path("board"))
                .isEqualTo(json("{'board_id':'b-own'}"));
        assertThat(server.boards).singleElement().satisfies(request -> {
            assertThat(request.id()).isEqualTo("b-own");
            assertThat(request.name()).isNull();
        });
    }

    @Test
    void aFieldWithoutAValueIsAsAuto() {
        Submission submission = workflow().node("b", "blank_image").input("board").compile().newSubmission();

        assertThat(sent(submission.board("Camels")).node("b").path("board")).isEqualTo(json("{'board_id':'b-sub'}"));
    }

    /** Given to the input; sent without a board of the submission; sent with one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "auto | | b-sub", "none | | ", "Own | b-own | b-own", "b-own | b-own | b-own",
            "{\"board_id\":\"b-own\"} | b-own | b-own" })
    void aGivenBoardGoesBeforeTheStoredOne(String given, String without, String with) {
        WorkflowHandle workflow = workflow().node("b", "blank_image").input("board", Map.of("board_id", "b-sub"))
                .shown("b.board").compile();

        assertThat(sent(workflow.newSubmission().set("Board", given)).node("b").path("board")).isEqualTo(boardJson(without));
        assertThat(sent(workflow.newSubmission().set("Board", given).board("Camels")).node("b").path("board"))
                .isEqualTo(boardJson(with));
    }

    @Test
    void aClearedBoardIsAsAuto() {
        WorkflowHandle workflow = workflow().node("b", "blank_image").input("board", "none").shown("b.board").compile();

        assertThat(sent(workflow.newSubmission().set("Board", null)).inputs("b")).isEmpty();
        assertThat(sent(workflow.newSubmission().set("Board", null).board("Camels")).node("b").path("board"))
                .isEqualTo(json("{'board_id':'b-sub'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "auto", "none" })
    void theWorkflowCarriesTheWordThatWasGiven(String word) {
        WorkflowHandle workflow = workflow().node("b", "blank_image").input("board", Map.of("board_id", "b-own"))
                .shown("b.board").compile();

        Sent sent = sent(workflow.newSubmission().set("Board", word).board("Camels"));

        assertThat(sent.embedded("b", "board").textValue()).isEqualTo(word);
    }

    @Test
    void theWorkflowKeepsTheStoredWordAndNotTheBoardOfTheSubmission() {
        Sent sent = sent(workflow().node("b", "blank_image").input("board", "auto").compile().newSubmission().board("Camels"));

        assertThat(sent.embedded("b", "board").textValue()).isEqualTo("auto");
    }

    @Test
    void theBoardOfTheSubmissionIsLookedUpOnceForAllNodes() {
        Sent sent = sent(workflow().node("b", "blank_image").node("c", "blank_image").node("d", "blank_image").compile()
                .newSubmission().board("Camels"));

        assertThat(sent.nodes().valueStream().map(node -> node.at("/board/board_id").asText()))
                .containsExactly("b-sub", "b-sub", "b-sub");
        assertThat(server.boards).containsExactly(new BoardRequest("board", null, "Camels", false));
    }

    @Test
    void aBoardByIdIsAskedForAsAnId() {
        sent(workflow().node("b", "blank_image").compile().newSubmission().boardId("b-sub"));

        assertThat(server.boards).containsExactly(new BoardRequest("boardId", "b-sub", null, false));
    }

    @Test
    void aBoardMayBeCreatedInWhicheverOrderThatIsSaid() {
        WorkflowHandle workflow = workflow().node("b", "blank_image").compile();

        sent(workflow.newSubmission().board("Camels").createBoard(true));
        sent(workflow.newSubmission().createBoard(true).board("Camels"));
        sent(workflow.newSubmission().board("Camels").createBoard(true).createBoard(false));

        assertThat(server.boards).extracting(BoardRequest::create).containsExactly(true, true, false);
    }

    @Test
    void theLastBoardCounts() {
        WorkflowHandle workflow = workflow().node("b", "blank_image").compile();

        sent(workflow.newSubmission().board("Camels").boardId("b-own"));
        sent(workflow.newSubmission().boardId("b-own").board("Camels"));

        assertThat(server.boards).extracting(BoardRequest::input).containsExactly("boardId", "board");
    }

    @Test
    void aBoardThatDoesNotExistIsAnError() {
        Submission submission = workflow().node("b", "blank_image").compile().newSubmission().board("Llamas");

        assertThatThrownBy(() -> submission.payload(server)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void anEdgeIntoABoardIsLeftOut() {
        WorkflowBuilder workflow = workflow().node("i", "string").node("b", "blank_image").input("board", "auto")
                .edge("i.value", "b.board");

        assertThat(sent(workflow.compile().newSubmission().board("Camels")).node("b").path("board"))
                .isEqualTo(json("{'board_id':'b-sub'}"));
    }

    @Test
    void aNodeThatSavesNothingGetsNoBoard() {
        sent(workflow().node("sum", "add").node("i", "image").input("image", json("{'image_name':'a.png'}")).compile()
                .newSubmission().board("Camels"));

        assertThat(server.boards).isEmpty();
    }

    private Sent sent(Submission submission) {
        return new Sent(submission.payload(server.withImage("a.png")));
    }

    /** Stored in the file; what is sent with a board of the submission for all nodes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "absent | b-sub", "'none' | b-sub", "{'board_id':'b-own'} | b-sub", "'auto' | b-sub" })
    void theBoardOfTheSubmissionMayBeForAllNodes(String stored, String sent) {
        assertThat(board(stored, submission -> submission.board("Camels").boardInjection(BoardInjection.ALL)))
                .isEqualTo(boardJson(sent));
        assertThat(board(stored, submission -> submission.board("none").boardInjection(BoardInjection.ALL)))
                .isEqualTo(boardJson(null));
    }

    @Test
    void aBoardThatIsSetAsAnInputStaysWhateverIsForAllNodes() {
        Submission submission = workflow().node("b", "blank_image").input("board", "auto").shown("b.board").compile()
                .newSubmission().set("Board", "Own").board("Camels").boardInjection(BoardInjection.ALL);

        assertThat(sent(submission).node("b").path("board")).isEqualTo(boardJson("b-own"));
    }

    @Test
    void theBoardOfTheSubmissionMayBeForNoNode() {
        assertThat(board("'auto'", submission -> submission.board("Camels").boardInjection(BoardInjection.NONE)))
                .isEqualTo(boardJson(null));
        assertThat(server.boards).isEmpty();
    }
}
