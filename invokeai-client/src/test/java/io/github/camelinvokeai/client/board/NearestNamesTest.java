package io.github.camelinvokeai.client.board;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NearestNamesTest {

    @Test
    void ordersByWhatMustChangeWhateverTheCase() {
        assertThat(NearestNames.of("portrait", List.of("landscapes", "Portraits", "portrayed", "PORTRAIT"), 3))
                .containsExactly("PORTRAIT", "Portraits", "portrayed");
    }

    @Test
    void namesEveryNameOnce() {
        assertThat(NearestNames.of("a", List.of("b", "b", ""), 5)).containsExactly("", "b");
    }
}
