package io.github.camelinvokeai.cli;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** While it is armed and open, Ctrl-C (or any other end of this program) cancels the job on the server. */
final class CancelOnExit implements AutoCloseable {

    private final Supplier<CompletableFuture<Integer>> cancel;
    private final Supplier<String> batchId;
    private final ProgressView view;
    private final Terminal terminal;
    private final Thread hook = new Thread(this::cancelAndTell, "cancel-on-exit");

    /**
     * @param cancel  cancels the job; gives how many of its items that were
     * @param batchId the batch of the job, for messages
     */
    CancelOnExit(Supplier<CompletableFuture<Integer>> cancel, Supplier<String> batchId, ProgressView view, Terminal terminal) {
        this.cancel = cancel;
        this.batchId = batchId;
        this.view = view;
        this.terminal = terminal;
    }

    void arm() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void cancelAndTell() {
        view.close();
        OptionalInt canceled = Cancellation.await(cancel.get());
        if (canceled.isEmpty()) {
            terminal.say("interrupted; the job could not be canceled and may go on as batch " + batchId.get());
        } else {
            terminal.say(
                    "interrupted; "
                         + (canceled.getAsInt() == 0 ? "nothing was left to cancel" : "the job is canceled on the server"));
        }
    }

    /**
     * Lets the job be. Does not return if the program is about to end: nobody shall then report the job's end as a
     * failure of its own.
     */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            waitForTheEnd();
        }
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
