package io.github.camelinvokeai.client.quick;

import io.github.camelinvokeai.client.error.NotFoundException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BoardChoiceTest {

    private final KnownModels server = new KnownModels().withBoard("7", "Camels");

    @Test
    void aBoardIsFoundByNameOrId() {
        assertThat(BoardChoice.find(server, "Camels", false)).contains("7");
        assertThat(BoardChoice.find(server, "7", true)).contains("7");
        assertThat(server.made).isEmpty();
    }

    @Test
    void noneMeansNoBoard() {
        assertThat(BoardChoice.find(server, null, true)).isEmpty();
        assertThat(BoardChoice.find(server, "none", true)).isEmpty();
    }

    @Test
    void aBoardThatIsNotThereIsMadeOnRequest() {
        assertThatThrownBy(() -> BoardChoice.find(server, "New", false)).isInstanceOf(NotFoundException.class);
        assertThat(BoardChoice.find(server, "New", true)).contains("made");
    }
}
