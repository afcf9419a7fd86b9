package io.github.camelinvokeai.client.field;

import java.util.Map;

import io.github.camelinvokeai.client.error.InvalidValueException;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BoardFieldTest {

    private static final Field BOARD = new BoardField();

    @Test
    void autoAndNoneAreKept() {
        assertThat(json(BOARD, "auto")).isEqualTo("\"auto\"");
        assertThat(json(BOARD, "none")).isEqualTo("\"none\"");
    }

    @Test
    void anyOtherTextIsABoardToBeLookedUp() {
        assertThat(BOARD.convert("Board", " Holidays ")).isEqualTo(new FieldValue.BoardByName("Holidays"));
    }

    @Test
    void anObjectWithAnIdIsThatBoardWhateverOthersAreCalled() {
        assertThat(BOARD.convert("Board", Map.of("board_id", "b1", "x", 1))).isEqualTo(new FieldValue.BoardById("b1"));
        assertThat(BOARD.convert("Board", "{\"board_id\":\"b1\"}")).isEqualTo(new FieldValue.BoardById("b1"));
    }

    @Test
    void whatNamesNoBoardIsRefused() {
        for (Object value : new Object[] { "", " ", 7, Map.of("name", "Holidays"), Map.of("board_id", ""), new String[0] }) {
            assertThatThrownBy(() -> BOARD.convert("Board", value)).isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("Board");
        }
    }
}
