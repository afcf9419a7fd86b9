package io.github.camelinvokeai.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.WorkflowFormatException;
import io.github.camelinvokeai.client.queue.QueueItemStatus;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A workflow is read from wherever it is, stays as it was, and the server takes what is made of it. */
class LoadIT extends ContractTest {

    @TempDir
    Path folder;

    @Test
    void theSameWorkflowComesFromFileClassPathStreamTextAndTreeAndRuns() throws IOException {
        WorkflowDefinition resource = WorkflowDefinition.fromClassPath("workflows/" + CPU_NODES);
        String json = resource.toJson();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Map<String, WorkflowDefinition> sources = Map.of(
                "class path", resource,
                "file", WorkflowDefinition.fromFile(Files.write(folder.resolve("workflow.json"), bytes)),
                "stream", WorkflowDefinition.fromStream(new ByteArrayInputStream(bytes), "a stream"),
                "text", WorkflowDefinition.fromJson(json),
                "tree", WorkflowDefinition.fromTree(resource.raw()));

        sources.forEach((source, definition) -> {
            WorkflowHandle workflow = client.workflow(definition);
            assertThat(definition.raw()).as(source).isEqualTo(resource.raw());
            assertThat(workflow.inputs()).as(source).hasSameSizeAs(client.workflow(resource).inputs());
            assertThat(run(workflow.newSubmission()).images()).as(source).hasSize(1);
        });
    }

    @Test
    void theDefinitionStaysAsItWasRead() {
        WorkflowHandle workflow = workflow(CPU_NODES);
        ObjectNode before = workflow.definition().raw();

        assertThat(run(workflow.newSubmission().set("Width", 64).set("Title", "other")).status())
                .isEqualTo(QueueItemStatus.COMPLETED);

        assertThat(workflow.definition().raw()).isEqualTo(before);
        assertThat(workflow.input("Width").value().intValue()).isEqualTo(256);
    }

    @Test
    void whatIsNoWorkflowIsRefusedWithItsPlace() {
        Path missing = folder.resolve("missing.json");

        assertThatThrownBy(() -> WorkflowDefinition.fromFile(missing)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> WorkflowDefinition.fromFile(folder)).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("directory");
        assertThatThrownBy(() -> WorkflowDefinition.fromClassPath("missing.json")).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("missing.json");
        assertThatThrownBy(() -> WorkflowDefinition.fromJson("{\"nodes\": [")).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> WorkflowDefinition.fromJson("{}")).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("nodes");
    }
}
