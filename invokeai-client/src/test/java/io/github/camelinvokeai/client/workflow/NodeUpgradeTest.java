package io.github.camelinvokeai.client.workflow;

import java.util.List;

import io.github.camelinvokeai.client.schema.NodeSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

/** Nodes of another version than the schema's: upgraded, only reported, or left alone. */
class NodeUpgradeTest {

    private static final String CURRENT = NodeSchema.shipped().template("noise").orElseThrow().version();

    @Test
    void anUpgradeIsReportedWithWhatWasGainedAndLost() {
        WorkflowHandle workflow = compile(older(), NodeUpgrade.UPGRADE);

        assertThat(workflow.nodeChanges()).containsExactly(
                new NodeChange(
                        "n", "noise", "nodes[0] (n)", "1.0.0", CURRENT, true,
                        List.of("noise_type", "seed", "height", "use_cpu"),
                        List.of("gone"), List.of()));
        assertThat(Sent.previewed(workflow).inputs("n")).contains("width", "height", "noise_type").doesNotContain("gone");
    }

    @Test
    void aReportSaysTheSameAndLeavesTheNodeAsItIs() {
        WorkflowHandle workflow = compile(older(), NodeUpgrade.REPORT);

        assertThat(workflow.nodeChanges()).isEqualTo(compile(older(), NodeUpgrade.UPGRADE).nodeChanges());
        assertThat(Sent.previewed(workflow).inputs("n")).containsExactly("width");
    }

    @Test
    void withoutUpgradesNothingIsSaidOfVersions() {
        WorkflowHandle workflow = compile(workflow().node("n", "noise").with("version", "0.1.0"), NodeUpgrade.OFF);

        assertThat(workflow.nodeChanges()).isEmpty();
        assertThat(workflow.warnings()).isEmpty();
        assertThat(workflow.unfitNodes(NodeSchema.shipped())).isEmpty();
    }

    @Test
    void aRenamedInputIsReported() {
        WorkflowBuilder workflow = workflow().node("n", "image_collection").with("version", "1.0.1")
                .input("collection", WorkflowBuilder.json("[{'image_name':'a.png'}]"));

        assertThat(compile(workflow, NodeUpgrade.UPGRADE).nodeChanges()).singleElement()
                .extracting(NodeChange::renamed).isEqualTo(List.of("collection > images"));
    }

    @ParameterizedTest
    @EnumSource(names = { "REPORT", "UPGRADE" })
    void aNodeOfAnotherMajorVersionIsReportedAsImpossible(NodeUpgrade upgrade) {
        WorkflowHandle workflow = compile(workflow().node("n", "noise").with("version", "0.9.0").input("width", 8), upgrade);

        assertThat(workflow.nodeChanges()).singleElement().extracting(NodeChange::possible).isEqualTo(false);
        assertThat(Sent.previewed(workflow).inputs("n")).containsExactly("width");
    }

    @Test
    void aNodeOfTheSameVersionIsNotReported() {
        assertThat(compile(workflow().node("n", "noise"), NodeUpgrade.UPGRADE).nodeChanges()).isEmpty();
    }

    private static WorkflowBuilder older() {
        return workflow().node("n", "noise").with("version", "1.0.0").input("width", 64).input("gone", 1);
    }

    private static WorkflowHandle compile(WorkflowBuilder workflow, NodeUpgrade upgrade) {
        return WorkflowHandle.compile(workflow.definition(), NodeSchema.shipped(),
                CompileOptions.defaults().withNodeUpgrade(upgrade));
    }
}
