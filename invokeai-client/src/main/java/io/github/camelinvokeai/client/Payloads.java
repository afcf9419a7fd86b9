package io.github.camelinvokeai.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.ValueResolver;

/** The bodies of the requests of one submission: all are made before the first is sent, so that all can be sent. */
final class Payloads {

    private final Submission submission;
    private final Supplier<ValueResolver> resolver;
    private List<ObjectNode> made;

    Payloads(Submission submission, Supplier<ValueResolver> resolver) {
        this.submission = submission;
        this.resolver = resolver;
    }

    /** Blocks when first called. */
    synchronized ObjectNode get(int position) {
        if (made == null) {
            made = new ArrayList<>(submission.payloads(resolver.get()));
        }
        // Each is sent once, and holds prompts: it need not live as long as the job.
        return made.set(position, null);
    }
}
