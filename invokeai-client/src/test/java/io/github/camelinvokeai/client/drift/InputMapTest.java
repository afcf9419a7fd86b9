package io.github.camelinvokeai.client.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelinvokeai.client.drift.EditedWorkflow.everyKind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InputMapTest {

    @TempDir
    Path folder;

    @Test
    void keepsWhatTheInputsOfAWorkflowAre() {
        InputMap map = InputMap.of(everyKind().compile());

        assertThat(map.workflow()).isEqualTo("Of every kind");
        assertThat(map.schemaVersion()).isEqualTo("3.0.0");
        assertThat(map.keys()).containsExactlyInAnyOrder(KeyKind.values());
        assertThat(map.inputs()).hasSize(14);
        assertThat(map.inputs().get(2)).hasToString("Blur Type (2, photo.blur_type)");
        assertThat(map.inputs().get(2).choices()).map(choice -> choice.textValue()).containsExactly("gaussian", "box");
        assertThat(map.inputs()).filteredOn(input -> !input.settable()).map(MappedInput::address).containsExactly("grain.seed");
        assertThat(map.inputs()).filteredOn(MappedInput::demanded).map(MappedInput::label).containsExactly("Photo", "Model");
    }

    @Test
    void isWrittenInAFormatThatStays() {
        InputMap map = InputMap.of(everyKind().compile(), EnumSet.of(KeyKind.LABEL, KeyKind.INDEX));

        assertThat(Json.write(map.toJson()).replace('"', '`')).startsWith(
                "{`format`:`invokeai-input-map`,`formatVersion`:1,`workflow`:{`name`:`Of every kind`,`schemaVersion`:`3.0.0`},"
                                                                          + "`keys`:[`index`,`label`],`inputs`:[{`index`:0,`label`:`Photo`,`nodeId`:`photo`,`fieldName`:`image`,"
                                                                          + "`type`:`image`,`cardinality`:`single`,`required`:true,`stored`:false,`settable`:true},")
                .contains("{`index`:2,`label`:`Blur Type`,`nodeId`:`photo`,`fieldName`:`blur_type`,`type`:`enum`,"
                          + "`cardinality`:`single`,`choices`:[`gaussian`,`box`],`required`:false,`stored`:true,`settable`:true,"
                          + "`jsonPath`:`$.nodes[?(@.id == 'photo')].data.inputs['blur_type'].value`}");
    }

    @Test
    void holdsNoValues() {
        assertThat(Json.write(InputMap.of(everyKind().compile()).toJson())).doesNotContain("a boat");
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        InputMap map = InputMap.of(everyKind().compile(), Set.of(KeyKind.ADDRESS));
        Path file = Files.write(folder.resolve("inputs.json"), Json.bytes(map.toJson()));

        assertThat(InputMap.fromFile(file)).isEqualTo(map).hasToString("InputMap[Of every kind, 14 inputs]");
    }

    @Test
    void saysWhatTakesAListToo() {
        WorkflowHandle sd = WorkflowHandle.compile(
                WorkflowDefinition.fromFile(Path.of("../data/workflows/sd15-text-to-image.json")), NodeSchema.shipped());

        assertThat(InputMap.of(sd).inputs()).filteredOn(input -> input.label().equals("CFG scale")).singleElement()
                .satisfies(input -> assertThat(input.cardinality()).isEqualTo(Cardinality.SINGLE_OR_COLLECTION));
    }

    @Test
    void someWayToNameInputsHasToBeSaid() {
        WorkflowHandle workflow = everyKind().compile();

        assertThatThrownBy(() -> InputMap.of(workflow, Set.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
