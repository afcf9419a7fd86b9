package io.github.camelinvokeai.client.workflow;

/** One field of one node: the identity of an input, however often a form shows it. */
record FieldKey(String nodeId, String fieldName) {

    @Override
    public String toString() {
        return nodeId + "." + fieldName;
    }
}
