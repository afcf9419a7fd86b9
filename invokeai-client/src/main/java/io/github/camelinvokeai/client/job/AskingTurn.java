package io.github.camelinvokeai.client.job;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sees to it that a job is asked about by one thread at a time, and once more if somebody wanted to know while that was
 * being done: the answer may be older than the reason to ask. Thread-safe.
 */
final class AskingTurn {

    private static final int IDLE = 0;
    private static final int ASKING = 1;
    private static final int ASK_AGAIN = 2;

    private final AtomicInteger state = new AtomicInteger();

    /** Whether the caller is to ask. If somebody is asking, he will ask once more. */
    boolean take() {
        return state.getAndUpdate(now -> now == IDLE ? ASKING : ASK_AGAIN) == IDLE;
    }

    /** Whether the caller is to ask; whoever is asking now need not ask again. */
    boolean takeIfIdle() {
        return state.compareAndSet(IDLE, ASKING);
    }

    /** Ends a round of asking; whether the caller is to go on with another one. */
    boolean endsWithAnotherRound() {
        boolean again = !state.compareAndSet(ASKING, IDLE);
        if (again) {
            state.set(ASKING);
        }
        return again;
    }

    /** Ends a round that could not be done. */
    void giveUp() {
        state.set(IDLE);
    }
}
