package io.github.camelinvokeai.client.workflow;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a submission would send to a server, with models, boards and images as that server has them.
 *
 * @param payloads  the bodies of the enqueue requests, mostly one; do not change them
 * @param itemCount how many queue items it would make
 * @param models    every model that the job needs, and the installed one that serves
 * @param standIns  what stands in the payload for an image that was not uploaded or a board that was not made, each
 *                  with its input
 */
public record DryRun(List<ObjectNode> payloads, long itemCount, List<ModelMatch> models, List<String> standIns) {

    public DryRun {
        payloads = List.copyOf(payloads);
        models = List.copyOf(models);
        standIns = List.copyOf(standIns);
    }

    /** The body of the first request. */
    public ObjectNode payload() {
        return payloads.get(0);
    }

    /** The models that stand in for those that the workflow names. */
    public List<ModelMatch> substitutions() {
        return models.stream().filter(ModelMatch::substituted).toList();
    }

    /** Without the payloads, which hold prompts. */
    @Override
    public String toString() {
        return "DryRun[" + itemCount + " items, " + standIns.size() + " stand-ins]";
    }

    static DryRun of(Submission submission, ValueResolver server) {
        Places places = new Places(submission.workflow().plan());
        LookingResolver looking = new LookingResolver(server, places);
        List<ObjectNode> payloads = submission.payloads(looking);
        return new DryRun(
                payloads, payloads.stream().mapToLong(ItemCount::of).sum(), looking.models(), looking.notes());
    }
}
