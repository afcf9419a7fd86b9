package io.github.camelinvokeai.client.job;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AskingTurnTest {

    private final AskingTurn turn = new AskingTurn();

    @Test
    void theFirstAsks() {
        assertThat(turn.take()).isTrue();
        assertThat(turn.endsWithAnotherRound()).isFalse();
        assertThat(turn.take()).isTrue();
    }

    @Test
    void whoeverComesMeanwhileIsAnsweredByOneMoreRound() {
        turn.take();

        assertThat(turn.take()).isFalse();
        assertThat(turn.take()).isFalse();

        assertThat(turn.endsWithAnotherRound()).isTrue();
        assertThat(turn.endsWithAnotherRound()).isFalse();
    }

    @Test
    void whoeverAsksOnlyIfNobodyElseDoesCausesNoOtherRound() {
        turn.take();

        assertThat(turn.takeIfIdle()).isFalse();

        assertThat(turn.endsWithAnotherRound()).isFalse();
        assertThat(turn.takeIfIdle()).isTrue();
    }

    @Test
    void aRoundThatCouldNotBeDoneMakesWayForTheNext() {
        turn.take();
        turn.take();

        turn.giveUp();

        assertThat(turn.take()).isTrue();
        assertThat(turn.endsWithAnotherRound()).isFalse();
    }
}
