package io.github.camelinvokeai.embedded.drawing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

    private static final Noise CHANCE = new Noise(1);

    @ParameterizedTest
    @CsvSource({
            "A Harbour at Dawn, DAWN", "sunset over dunes, DUSK", "a city by night, NIGHT", "winter sun, WINTER",
            "first night then dawn, NIGHT" })
    void theFirstLightThatIsMentionedCounts(String prompt, Hour hour) {
        assertThat(new Words(prompt).hour(CHANCE)).isEqualTo(hour);
    }

    @Test
    void findsAllThingsItKnows() {
        assertThat(new Words("boats and a lighthouse in fog").motifs(CHANCE)).contains(Motif.SEA, Motif.BOAT,
                Motif.LIGHTHOUSE, Motif.FOG);
    }

    @Test
    void aLighthouseIsNoHouseAndATrainNoRain() {
        assertThat(new Words("a lighthouse").motifs(CHANCE)).doesNotContain(Motif.HOUSE);
        assertThat(new Words("a train").motifs(CHANCE)).doesNotContain(Motif.RAIN);
    }

    @Test
    void whatItDoesNotKnowGetsALandscapeByChance() {
        assertThat(new Words("a robot").motifs(CHANCE)).isNotEmpty().isEqualTo(new Words("a robot").motifs(CHANCE));
    }
}
