package io.github.camelinvokeai.cli;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GraphNodesTest {

    private final Map<String, GraphNode> nodes
            = GraphNodes.of(Workflows.handle(Workflows.own("sd15-text-to-image.json")).newSubmission());

    @Test
    void aNodeIsCalledAsItsAuthorDid() {
        assertThat(nodes.values()).extracting(GraphNode::label).contains("Prompt", "Picture", "Prompts as metadata");
    }

    @Test
    void aNodeWithoutALabelIsCalledAsTheEditorDoes() {
        Map<String, GraphNode> unlabeled = GraphNodes.of(Workflows.handle(Workflows.everyKind()).newSubmission());

        assertThat(unlabeled.get("grain").label()).isEqualTo("Create Latent Noise");
    }

    @Test
    void denoisingWeighsMoreThanAllElse() {
        assertThat(nodes.values()).filteredOn(node -> node.weight() > 1).singleElement()
                .satisfies(denoising -> assertThat(denoising.weight()).isGreaterThan(nodes.size()));
    }
}
