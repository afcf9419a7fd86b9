package io.github.camelinvokeai.client.schema;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FieldTitlesTest {

    @ParameterizedTest
    @CsvSource({ "cfg_scale, Cfg Scale", "someValue2, Some Value 2", "t2i_adapter, T 2 I Adapter", "VAE, VAE", "a, A" })
    void wordsOfTheName(String name, String title) {
        assertThat(FieldTitles.fromName(name)).isEqualTo(title);
    }
}
