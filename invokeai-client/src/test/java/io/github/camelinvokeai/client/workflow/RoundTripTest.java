package io.github.camelinvokeai.client.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.read;
import static org.assertj.core.api.Assertions.assertThat;

/** A value that a workflow has stored is one that its field takes, and comes out of it as it was. */
class RoundTripTest {

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../data/workflows"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingIsLost(Path file) {
        WorkflowHandle workflow = WorkflowHandle.compile(WorkflowDefinition.fromFile(file), NodeSchema.shipped());

        assertThat(workflow.inputs()).filteredOn(input -> input.value() != null && !input.connected()).isNotEmpty()
                .allSatisfy(input -> assertThat(sent(input, input.value())).isEqualTo(input.value()));
        assertThat(workflow.inputs()).filteredOn(input -> input.value() != null && !input.value().isTextual())
                .allSatisfy(input -> assertThat(sent(input, Json.write(input.value()))).isEqualTo(input.value()));
    }

    /** Through text, as it goes over the wire: Jackson tells an int from a long. */
    private static JsonNode sent(WorkflowInput input, Object value) {
        return read(Json.write(input.field().convert(input.label(), value).toApiFormat().orElseThrow()));
    }
}
