package io.github.camelinvokeai.embedded.node;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Runs the nodes of one type. Without state; called by one thread at a time. */
@FunctionalInterface
public interface NodeRunner {

    /**
     * The output, such as {@code {"type":"integer_output","value":3}}.
     *
     * @throws NodeFailure          for what fails in InvokeAI as well
     * @throws InterruptedException when the job was canceled meanwhile
     */
    ObjectNode run(Invocation invocation) throws InterruptedException;
}
