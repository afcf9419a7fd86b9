package io.github.camelinvokeai.cli;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ProgressModelTest {

    private final Map<String, GraphNode> nodes = Map.of(
            "a", new GraphNode("Noise", 1), "b", new GraphNode("Denoise", 2), "c", new GraphNode("Picture", 1));
    private final ProgressModel model = new ProgressModel(nodes, 1);

    @Test
    void beforeTheFirstNodeNothingIsDone() {
        assertThat(model.progress()).isEqualTo(new Progress(3, 0, 0, null, null));
    }

    @Test
    void theNodeThatRunsIsTheStep() {
        model.hear(Events.started(1, "a"));

        assertThat(model.progress()).isEqualTo(new Progress(3, 1, 0, "Noise", null));
    }

    @Test
    void aNodeThatHasRunCountsWithItsWeight() {
        model.hear(Events.complete(1, "a"));
        assertThat(model.progress().fraction()).isEqualTo(0.25);

        model.hear(Events.complete(1, "b"));
        assertThat(model.progress().fraction()).isEqualTo(0.75);
    }

    @Test
    void aNodeThatTellsHowFarItIsCountsInPart() {
        model.hear(Events.complete(1, "a"));
        model.hear(Events.progress(1, "b", 0.5));

        assertThat(model.progress()).isEqualTo(new Progress(3, 2, 0.5, "Denoise", 0.5));
    }

    @Test
    void aNodeThatCannotTellYetCountsNothing() {
        model.hear(Events.progress(1, "b", null));

        assertThat(model.progress()).isEqualTo(new Progress(3, 1, 0, "Denoise", null));
    }

    @Test
    void progressNeverGoesBack() {
        model.hear(Events.progress(1, "b", 1.0));
        assertThat(model.progress().fraction()).isEqualTo(0.5);

        model.hear(Events.progress(1, "b", 0.0));

        assertThat(model.progress().fraction()).isEqualTo(0.5);
    }

    @Test
    void aNodeThatRunsAgainForEachItemOfAListCountsOnce() {
        model.hear(Events.complete(1, "b"));
        model.hear(Events.started(1, "b"));
        model.hear(Events.progress(1, "b", 0.5));
        model.hear(Events.complete(1, "b"));

        assertThat(model.progress()).isEqualTo(new Progress(3, 1, 0.5, "Denoise", null));
    }

    @Test
    void nodesOutsideOfTheGraphDoNotCount() {
        model.hear(Events.complete(1, "of-another-graph"));

        assertThat(model.progress().step()).isZero();
    }

    @Test
    void anItemThatCompletedCountsInFullWhateverWasHeardOfIt() {
        model.hear(Events.started(1, "a"));
        model.itemCompleted(1);

        assertThat(model.progress()).isEqualTo(new Progress(3, 3, 1, "Noise", null));
    }

    @Test
    void everyRunIsPartOfTheWhole() {
        ProgressModel three = new ProgressModel(nodes, 3);
        three.itemCompleted(1);
        three.hear(Events.started(2, "a"));

        assertThat(three.progress().steps()).isEqualTo(9);
        assertThat(three.progress().step()).isEqualTo(4);
        assertThat(three.progress().fraction()).isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void aGraphWithoutNodesIsDone() {
        assertThat(new ProgressModel(Map.of(), 1).progress().percent()).isEqualTo(100);
    }
}
