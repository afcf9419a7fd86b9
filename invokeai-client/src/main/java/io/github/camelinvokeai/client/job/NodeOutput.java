package io.github.camelinvokeai.client.job;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one run of a node has put out.
 *
 * @param nodeId       the node's id in the workflow, or null if the server did not tell
 * @param nodeLabel    the label that the workflow's author gave the node, or null if none, or if the batch carried no
 *                     workflow
 * @param invocationId the id of this run of the node
 * @param nodeType     the node's type, or null
 * @param iteration    which round this is: an index, from 0, for each iterate node above, the outermost first; empty if
 *                     there is none, and from servers that do not tell (InvokeAI before 6.14)
 * @param result       the output as the server keeps it, with its {@code type}, for instance {@code integer_output}
 */
public record NodeOutput(String nodeId, String nodeLabel, String invocationId, String nodeType, List<Integer> iteration,
        JsonNode result) {

    public NodeOutput {
        iteration = List.copyOf(iteration);
    }

    /** The kind of output, for instance {@code string_output}; empty if the server did not tell. */
    public String type() {
        return result.path("type").asText("");
    }

    /**
     * The output as a value of Java: what a node of one value puts out, and of an image or video its name. Text is a
     * String, a whole number a Long (a BigInteger beyond 64 bits), a decimal a Double, truth a Boolean, a list a List,
     * a colour and any other object a Map in the order of the server; null stays null. Of an output that has several
     * values and no main one, a Map of all of them by name. Lists and maps cannot be changed.
     */
    public Object value() {
        return Values.of(result);
    }

    /** Leaves out the result, which may hold a prompt. */
    @Override
    public String toString() {
        return "NodeOutput[" + nodeId + " (" + nodeType + "), " + type() + "]";
    }
}
