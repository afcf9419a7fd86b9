package io.github.camelinvokeai.client;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaKeyTest {

    @Test
    void everyPartMakesAnotherFile() {
        Set<String> names = Set.of(
                new SchemaKey("http://a", "6.14.2", "[]").fileName(), new SchemaKey("http://b", "6.14.2", "[]").fileName(),
                new SchemaKey("http://a", "6.14.3", "[]").fileName(), new SchemaKey("http://a", "6.14.2", "").fileName());

        assertThat(names).hasSize(4)
                .allSatisfy(name -> assertThat(name).matches("invokeai-6\\.14\\.\\d-[0-9a-f]{16}\\.json\\.gz"));
    }

    @Test
    void whatAServerCallsItsVersionLeadsToNoOtherDirectory() {
        assertThat(new SchemaKey("http://a", "../6/\u00fc", "").fileName())
                .matches("invokeai-\\.\\._6__-[0-9a-f]{16}\\.json\\.gz");
    }
}
