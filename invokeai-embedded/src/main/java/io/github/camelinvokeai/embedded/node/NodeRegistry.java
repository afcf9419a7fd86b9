package io.github.camelinvokeai.embedded.node;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The node types that run here, beside {@code iterate} and {@code collect}, which are a matter of the graph. Immutable.
 */
public final class NodeRegistry {

    private final Map<String, NodeRunner> runners = new TreeMap<>();

    /** All that this module can run. */
    public NodeRegistry() {
        PrimitiveNodes.addTo(runners);
        CollectionNodes.addTo(runners);
        WorkflowReturnNodes.addTo(runners);
        MathNodes.addTo(runners);
        StringNodes.addTo(runners);
        MetadataNodes.addTo(runners);
        ImageNodes.addTo(runners);
        ImageFilterNodes.addTo(runners);
        ModelNodes.addTo(runners);
        PromptNodes.addTo(runners);
        LatentNodes.addTo(runners);
    }

    /** What runs nodes of a type; empty for a type that cannot run here. */
    public Optional<NodeRunner> runner(String type) {
        return Optional.ofNullable(runners.get(type));
    }

    /** The types. */
    public Set<String> types() {
        return Set.copyOf(runners.keySet());
    }
}
