package io.github.camelinvokeai.client.field;

import java.math.BigDecimal;
import java.util.List;

import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class FormSettingsTest {

    private static FormSettings read(String json) throws Exception {
        return FormSettings.of(Json.mapper().readTree(json));
    }

    @Test
    void limitsOfNumbersAreRead() throws Exception {
        assertThat(read("{\"type\":\"float-field-config\",\"component\":\"slider\",\"min\":0.5,\"max\":2}"))
                .isEqualTo(new FormSettings(new BigDecimal("0.5"), new BigDecimal("2"), List.of()));
    }

    @Test
    void theOptionsOfADropDownListAreRead() throws Exception {
        assertThat(read(
                "{\"component\":\"dropdown\",\"options\":[{\"label\":\"One\",\"value\":\"1\"},{\"value\":7},{\"label\":\"x\"}]}")
                .options())
                .extracting(Choice::text, Choice::label).containsExactly(tuple("1", "One"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "null", "[]", "{}", "7", "{\"min\":\"1\",\"max\":null}",
            "{\"component\":\"textarea\",\"options\":[{\"value\":\"1\"}]}",
            "{\"component\":\"dropdown\",\"options\":\"all\"}" })
    void whatIsNotUnderstoodIsPassedOver(String json) throws Exception {
        assertThat(read(json)).isEqualTo(FormSettings.NONE);
    }
}
