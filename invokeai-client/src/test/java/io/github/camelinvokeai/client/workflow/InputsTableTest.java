package io.github.camelinvokeai.client.workflow;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InputsTableTest {

    private final InputsTable table = new InputsTable(WorkflowFiles.everyKind().inputs());

    @Test
    void withoutATerminalEveryInputIsOneLine() {
        assertThat(table.lines(0)).hasSize(15).startsWith(
                "#   LABEL         TYPE       REQUIRED  VALUE             ACCEPTS                                       NODE.FIELD",
                "0   Photo         image      yes                                                                       photo.image",
                "1   Radius        float      no        2.5               >= 0                                          photo.radius");
    }

    @Test
    void aWideTerminalShowsTheSame() {
        assertThat(table.lines(200)).isEqualTo(table.lines(0));
    }

    @Test
    void onANarrowTerminalTheAddressHasALineOfItsOwn() {
        List<String> lines = table.lines(80);

        assertThat(lines).hasSize(30).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(lines).contains("    photo.blur_type").anyMatch(line -> line.startsWith("2   Blur Type     enum"));
    }

    @Test
    void aTerminalThatIsNarrowerStillStillShowsWhichIsWhich() {
        assertThat(table.lines(20)).hasSize(30).anyMatch(line -> line.startsWith("3   Seed = ..."));
    }

    @Test
    void valuesOfSeveralLinesStayInTheirRow() {
        assertThat(table.lines(0)).anyMatch(line -> line.contains("a boat on a lake"));
    }
}
