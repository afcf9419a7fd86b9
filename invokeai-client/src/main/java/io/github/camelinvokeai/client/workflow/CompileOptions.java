package io.github.camelinvokeai.client.workflow;

import java.util.Objects;

/**
 * How a workflow is compiled.
 *
 * @param nodeUpgrade what to do with nodes that the file has in another version than the schema
 * @param allFacts    whether the server has no other node types than the schema. Facts that were read from a server or
 *                    a file are always taken for all of them; those that come with the client only with this. Then a
 *                    node type that they lack stops the job, and a node that InvokeAI itself has given up is left out
 *                    of the graph, as the UI does; without it, the server is asked before anything is sent
 */
public record CompileOptions(NodeUpgrade nodeUpgrade, boolean allFacts) {

    public CompileOptions {
        Objects.requireNonNull(nodeUpgrade, "nodeUpgrade");
    }

    /** Nodes are upgraded as in InvokeAI's UI, and the server may know others than those that come with the client. */
    public static CompileOptions defaults() {
        return new CompileOptions(NodeUpgrade.UPGRADE, false);
    }

    public CompileOptions withNodeUpgrade(NodeUpgrade upgrade) {
        return new CompileOptions(upgrade, allFacts);
    }

    public CompileOptions withAllFacts(boolean all) {
        return new CompileOptions(nodeUpgrade, all);
    }
}
