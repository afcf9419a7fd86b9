package io.github.camelinvokeai.client.text;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextTableTest {

    private final TextTable table = new TextTable(List.of(List.of("#", "LABEL", "X"), List.of("10", "Möwe 🎨 am Meer", "y")));

    @Test
    void columnsAreAsWideAsTheirLongestCell() {
        assertThat(table.lines()).containsExactly("#   LABEL           X", "10  Möwe 🎨 am Meer  y");
        assertThat(table.width()).isEqualTo(21);
    }

    @Test
    void aColumnShrinksOnlyAsFarAsNeeded() {
        table.shrink(1, 18, 5);

        assertThat(table.lines()).containsExactly("#   LABEL        X", "10  Möwe 🎨 a...  y");
    }

    @Test
    void aColumnKeepsItsLeastWidth() {
        table.shrink(1, 3, 8);

        assertThat(table.columnWidth(1)).isEqualTo(8);
    }

    @Test
    void aColumnThatFitsStays() {
        table.shrink(1, 100, 5);

        assertThat(table.width()).isEqualTo(21);
    }
}
