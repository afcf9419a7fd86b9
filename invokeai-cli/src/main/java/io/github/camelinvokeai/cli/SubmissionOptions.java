package io.github.camelinvokeai.cli;

import java.util.List;

import io.github.camelinvokeai.client.error.UnknownInputException;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.SubmissionCheck;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The values and options of a run. */
final class SubmissionOptions {

    @Option(names = { "-i", "--input" }, paramLabel = "KEY=VALUE",
            description = {
                    "Set an input. KEY is its label, its index in the list of 'inputs', or nodeId.field. VALUE may be JSON; "
                            + "@PATH uploads a picture for an image input and reads a text for any other; @@ stands for @.",
                    "Repeat it for more inputs." })
    List<String> inputs = List.of();

    @ArgGroup
    BoardChoice board;

    @Mixin
    ResolutionOption resolution;

    @Option(names = "--runs", paramLabel = "N", description = "How often to run it. Default: ${DEFAULT-VALUE}.")
    int runs = 1;

    @Option(names = "--batch-id", paramLabel = "ID", description = "Id of the batch. Default: a random one.")
    String batchId;

    @Option(names = "--origin", paramLabel = "TEXT", description = "Who sends it; events carry it. Default: workflows.")
    String origin;

    @Option(names = "--destination", paramLabel = "TEXT",
            description = "Where results go; events carry it. Default: gallery.")
    String destination;

    @Option(names = "--prepend", description = "Go before everything that waits in the queue.")
    boolean prepend;

    @Option(names = "--queue", paramLabel = "ID", description = "The queue. Default: ${DEFAULT-VALUE}.")
    String queueId = Submission.DEFAULT_QUEUE;

    /** A board by name or by id, not both. */
    static final class BoardChoice {

        @Option(names = "--board", paramLabel = "NAME",
                description = "Board for all pictures that the workflow puts on none of its own.")
        String name;

        @Option(names = "--board-id", paramLabel = "ID", description = "The same, by the id of the board.")
        String id;
    }

    Submission submission(WorkflowHandle handle) {
        Submission submission = handle.newSubmission();
        inputs.forEach(input -> Assignment.parse(input, handle).applyTo(submission));
        return withOptions(submission);
    }

    /** The same, but values that are refused become findings. */
    SubmissionCheck check(WorkflowHandle handle) {
        SubmissionCheck check = new SubmissionCheck(withOptions(handle.newSubmission()));
        inputs.forEach(input -> set(input, handle, check));
        return check;
    }

    private static void set(String input, WorkflowHandle handle, SubmissionCheck check) {
        try {
            Assignment.parse(input, handle).applyTo(check);
        } catch (UnknownInputException e) {
            check.set(input.substring(0, input.indexOf('=')), "");
        }
    }

    private Submission withOptions(Submission submission) {
        submission.runs(runs).prepend(prepend).queueId(queueId).modelResolution(resolution.value);
        if (batchId != null) {
            submission.batchId(batchId);
        }
        if (origin != null) {
            submission.origin(origin);
        }
        if (destination != null) {
            submission.destination(destination);
        }
        putOnBoard(submission);
        return submission;
    }

    private void putOnBoard(Submission submission) {
        if (board != null && board.name != null) {
            submission.board(board.name);
        } else if (board != null) {
            submission.boardId(board.id);
        }
    }
}
