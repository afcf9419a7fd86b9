package io.github.camelinvokeai.client.drift;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelinvokeai.client.error.InputMapFormatException;
import io.github.camelinvokeai.client.schema.Cardinality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InputMapReaderTest {

    private static final String HEAD = "'format':'invokeai-input-map','formatVersion':1";
    private static final String INPUT = "'index':0,'label':'Steps','nodeId':'n','fieldName':'steps','type':'integer'";

    @TempDir
    Path folder;

    @Test
    void whatCanBeLeftOutHasADefault() {
        InputMap map = read("{" + HEAD + ",'inputs':[{" + INPUT + "}]}");

        assertThat(map.keys()).containsExactlyInAnyOrder(KeyKind.values());
        assertThat(map.workflow()).isEmpty();
        assertThat(map.inputs()).singleElement().satisfies(input -> {
            assertThat(input.cardinality()).isEqualTo(Cardinality.SINGLE);
            assertThat(input.settable()).isTrue();
            assertThat(input.required()).isFalse();
            assertThat(input.jsonPath()).isNull();
        });
    }

    @Test
    void whatItDoesNotKnowIsPassedOver() {
        InputMap map
                = read("{" + HEAD + ",'author':'me','inputs':[{" + INPUT.replace("integer", "hologram") + ",'unit':'s'}]}");

        assertThat(map.inputs().get(0).type()).isEqualTo("hologram");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "[1] | is none: its 'format' is not 'invokeai-input-map'",
            "{'nodes':[],'edges':[]} | is none: its 'format' is not 'invokeai-input-map'",
            "{'format':'invokeai-input-map','formatVersion':2,'inputs':[]} | has the format version 2, and this client reads 1",
            "{HEAD} | has no list 'inputs'", "{HEAD,'keys':[],'inputs':[]} | names no 'keys'; leave them out or name some of",
            "{HEAD,'keys':['title'],'inputs':[]} | keys is \"title\", and none of index, label, address",
            "{HEAD,'inputs':[7]} | inputs[0] has no 'index' of 0 or more",
            "{HEAD,'inputs':[{'index':-1}]} | inputs[0] has no 'index' of 0 or more",
            "{HEAD,'inputs':[{'index':0,'label':5}]} | inputs[0] has no text 'label'",
            "{HEAD,'inputs':[{INPUT,'required':'no'}]} | inputs[0].required is neither true nor false",
            "{HEAD,'inputs':[{INPUT,'cardinality':'many'}]} | inputs[0].cardinality is \"many\", and none of single, collection",
            "{HEAD,'inputs':[{INPUT,'jsonPath':'$.['}]} | inputs[0].jsonPath is no JsonPath expression: $.[",
            "{'format' | is no valid JSON (line 1); export it again" })
    void whatIsNoMapIsRefusedWithItsPlace(String json, String message) {
        assertThatThrownBy(() -> read(json.replace("HEAD", HEAD).replace("INPUT", INPUT)))
                .isInstanceOf(InputMapFormatException.class).hasMessageStartingWith("Input map maps/sd.json")
                .hasMessageContaining(message);
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertThatThrownBy(() -> InputMap.fromFile(folder)).isInstanceOf(InputMapFormatException.class)
                .hasMessageContaining(folder + " is a directory");
        assertThatThrownBy(() -> InputMap.fromFile(folder.resolve("none.json"))).isInstanceOf(InputMapFormatException.class)
                .hasMessageContaining("none.json does not exist or cannot be read");
        Path huge = Files.write(folder.resolve("huge.json"), new byte[InputMap.MAX_BYTES + 1]);
        assertThatThrownBy(() -> InputMap.fromFile(huge)).isInstanceOf(InputMapFormatException.class)
                .hasMessageContaining("huge.json is larger than 16777216 bytes");
    }

    private static InputMap read(String json) {
        return InputMap.fromStream(
                new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)), "maps/sd.json");
    }
}
