package io.github.camelinvokeai.client.workflow;

import java.util.List;

import io.github.camelinvokeai.client.field.Field;

/**
 * A node that is not sent: it supplies a list of values, each of which becomes a run of the graph.
 *
 * @param name       how messages name it
 * @param kind       what it supplies: {@code integer}, {@code float}, {@code string} or {@code image}
 * @param group      the slot of its group; nodes of one group take turns together
 * @param collection the slot of its own values
 * @param generator  the slot of the generator whose values it supplies instead; null if none is connected
 * @param targets    the fields that its values go to, in the order of the edges
 */
record BatchNode(String name, String kind, Slot group, Slot collection, Slot generator, List<Target> targets) {

    /** The group of nodes that go with no other. */
    static final String NO_GROUP = "None";

    BatchNode {
        targets = List.copyOf(targets);
    }

    /** The slots that a submission may fill: a generator's values replace the node's own. */
    List<Slot> slots() {
        return List.of(group, generator == null ? collection : generator);
    }

    /**
     * Where the values go.
     *
     * @param key   which field of which node
     * @param name  how messages name it
     * @param field what it takes
     */
    record Target(FieldKey key, String name, Field field) {
    }
}
