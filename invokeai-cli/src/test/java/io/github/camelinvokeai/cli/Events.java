package io.github.camelinvokeai.cli;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelinvokeai.client.events.EventIds;
import io.github.camelinvokeai.client.events.Invocation;
import io.github.camelinvokeai.client.events.InvocationComplete;
import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvocationStarted;
import io.github.camelinvokeai.client.events.InvokeAIEvent;

/** Events as a server sends them about the nodes of an item. */
final class Events {

    private Events() {
    }

    static InvokeAIEvent started(int item, String node) {
        return new InvocationStarted(ids(item), invocation(node), NullNode.getInstance());
    }

    static InvokeAIEvent progress(int item, String node, Double percentage) {
        return new InvocationProgress(ids(item), invocation(node), "Denoising", percentage, NullNode.getInstance());
    }

    static InvokeAIEvent complete(int item, String node) {
        return new InvocationComplete(ids(item), invocation(node), NullNode.getInstance(), NullNode.getInstance());
    }

    private static EventIds ids(int item) {
        return new EventIds("default", item, "batch", "session", null, null, null);
    }

    private static Invocation invocation(String node) {
        return new Invocation("run of " + node, node, "type");
    }
}
