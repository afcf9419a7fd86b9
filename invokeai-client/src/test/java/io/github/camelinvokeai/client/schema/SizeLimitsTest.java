package io.github.camelinvokeai.client.schema;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SizeLimitsTest {

    @Test
    void bothEndsAreIncluded() {
        SizeLimits limits = new SizeLimits(1, 3);
        assertThat(limits.allows(0)).isFalse();
        assertThat(limits.allows(1)).isTrue();
        assertThat(limits.allows(3)).isTrue();
        assertThat(limits.allows(4)).isFalse();
    }

    @Test
    void withoutLimitsEverySizeIsAllowed() {
        assertThat(SizeLimits.UNLIMITED.allows(0)).isTrue();
        assertThat(SizeLimits.UNLIMITED.allows(1_000_000)).isTrue();
    }
}
