package io.github.camelinvokeai.client.quick;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeedsTest {

    @Test
    void eachPictureHasTheSeedAfterThatOfTheOneBefore() {
        assertThat(Seeds.of(TextToImage.builder("a camel").seed(7).images(3).build())).containsExactly(7L, 8L, 9L);
    }

    @Test
    void afterTheLargestSeedComesTheSmallest() {
        assertThat(Seeds.of(TextToImage.builder("a camel").seed(TextToImage.MAX_SEED).images(2).build()))
                .containsExactly(4_294_967_295L, 0L);
    }

    @Test
    void aRandomSeedIsOneThatTheServerTakes() {
        assertThat(Seeds.of(TextToImage.builder("a camel").images(100).build())).hasSize(100)
                .allSatisfy(seed -> assertThat(seed).isBetween(0L, TextToImage.MAX_SEED)).doesNotHaveDuplicates();
    }
}
