package io.github.camelinvokeai.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** The build sets aside what is committed before it generates. With another Camel version it generates nothing. */
@EnabledIfSystemProperty(named = "generated.as.committed", matches = ".+",
                         disabledReason = "only the Camel version of the baseline generates sources")
class GeneratedSourcesTest {

    @Test
    void generatingChangesNothing() throws Exception {
        Map<String, String> committed = files(Path.of(System.getProperty("generated.as.committed")));
        Map<String, String> generated = files(Path.of("src/generated"));

        Set<String> names = new TreeSet<>(committed.keySet());
        names.addAll(generated.keySet());

        assertThat(names).isNotEmpty();
        assertThat(names)
                .as("files in src/generated that were not what the sources give; they are now, so commit them")
                .allMatch(name -> Objects.equals(committed.get(name), generated.get(name)));
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> contents.put(folder.relativize(file).toString(), read(file)));
        }
        return contents;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
