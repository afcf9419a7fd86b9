package io.github.camelinvokeai.client;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The node facts that the jar carries come from InvokeAI: licence and notice go with them. */
class LegalFilesTest {

    @ParameterizedTest
    @ValueSource(strings = { "LICENSE", "NOTICE" })
    void theFileIsInTheJar(String name) throws Exception {
        assertThat(Files.readString(Path.of("target/classes/META-INF", name)))
                .isEqualTo(Files.readString(Path.of("..", name))).contains("Apache License");
    }
}
