package io.github.camelinvokeai.client.workflow;

import java.util.List;

/**
 * A node that the file has in another version than the schema, and what the upgrade makes of it.
 *
 * @param nodeId      id of the node in the workflow
 * @param nodeType    for instance {@code denoise_latents}
 * @param place       where the node stands in the file, for instance {@code nodes[3] (a1)}
 * @param fromVersion version in the file
 * @param toVersion   version in the schema
 * @param possible    whether both are of one major version; if not, the node stays as it is
 * @param gained      inputs that get the value of a new node, because the file has none for them
 * @param lost        inputs of the file that the type no longer has
 * @param renamed     inputs whose value moves to another name, each as {@code old > new}
 */
public record NodeChange(String nodeId, String nodeType, String place, String fromVersion, String toVersion, boolean possible,
        List<String> gained, List<String> lost, List<String> renamed) {

    public NodeChange {
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
        renamed = List.copyOf(renamed);
    }
}
