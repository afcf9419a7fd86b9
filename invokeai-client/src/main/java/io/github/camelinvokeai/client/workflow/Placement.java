package io.github.camelinvokeai.client.workflow;

import io.github.camelinvokeai.client.field.FormSettings;

/**
 * One place where a form shows a field of a node; its position in the list of placements is the index that a person
 * counts.
 *
 * @param listed whether it stands in the older list {@code exposedFields} instead of a form
 */
record Placement(FieldKey key, FormSettings settings, String place, boolean listed) {

    Placement at(FieldKey other) {
        return new Placement(other, settings, place, listed);
    }
}
