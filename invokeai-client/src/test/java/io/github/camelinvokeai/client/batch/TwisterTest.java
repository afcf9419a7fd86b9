package io.github.camelinvokeai.client.batch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The expected numbers are those of the library that InvokeAI's UI uses. */
class TwisterTest {

    @Test
    void aSeedGivesTheNumbersOfTheUi() {
        Twister twister = new Twister(42);

        assertThat(twister.next()).isEqualTo(0.37454011430963874);
        assertThat(twister.next()).isEqualTo(0.7965429842006415);
        assertThat(twister.next()).isEqualTo(0.9507143115624785);
    }

    @Test
    void theNumbersStayThoseOfTheUiBeyondTheFirstRound() {
        Twister twister = new Twister(4294967295L);
        for (int i = 0; i < 1300; i++) {
            twister.next();
        }

        assertThat(twister.next()).isEqualTo(0.5656585907563567);
    }

    @Test
    void onlyTheLower32BitsOfASeedCount() {
        assertThat(new Twister((1L << 32) + 42).next()).isEqualTo(new Twister(42).next());
    }
}
