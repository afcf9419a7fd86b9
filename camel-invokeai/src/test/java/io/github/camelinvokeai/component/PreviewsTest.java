package io.github.camelinvokeai.component;

import io.github.camelinvokeai.client.events.InvocationProgress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PreviewsTest {

    @Test
    void progressLosesItsPreviewAndNothingElse() {
        InvocationProgress progress = EventFixtures.progress(0.25);

        InvocationProgress without = (InvocationProgress) Previews.remove(progress);

        assertThat(without.preview()).isEmpty();
        assertThat(without.raw().toString()).doesNotContain(EventFixtures.PREVIEW);
        assertThat(without).usingRecursiveComparison().ignoringFields("raw").isEqualTo(progress);
        assertThat(without.raw().path("message").textValue()).isEqualTo("Denoising");
    }

    @Test
    void theEventItWasMadeOfKeepsIts() {
        InvocationProgress progress = EventFixtures.progress(0.25);

        Previews.remove(progress);

        assertThat(progress.preview()).hasValueSatisfying(preview -> assertThat(preview.bytes()).containsExactly(1, 2, 3));
    }

    @Test
    void whatHasNoPreviewStaysTheSame() {
        InvocationProgress bare = (InvocationProgress) Previews.remove(EventFixtures.progress(0.25));

        assertThat(Previews.remove(bare)).isSameAs(bare);
        assertThat(Previews.remove(EventFixtures.modelLoad())).isEqualTo(EventFixtures.modelLoad());
    }
}
