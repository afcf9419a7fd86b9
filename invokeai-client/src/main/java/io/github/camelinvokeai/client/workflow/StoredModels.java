package io.github.camelinvokeai.client.workflow;

import java.util.List;

/** Looks for the models that a workflow has stored, whatever a submission would put in their place. */
final class StoredModels {

    private StoredModels() {
    }

    /** All of them in the order of the graph, also those in lists, and the required ones that are left open. */
    static List<ModelMatch> of(WorkflowHandle workflow, ModelResolution resolution, ValueResolver server) {
        FindingResolver resolver = new FindingResolver(server, new Places(workflow.plan()));
        SlotFiller filler = new SlotFiller(resolver, null, BoardInjection.NONE, resolution);
        workflow.plan().slots().stream().filter(slot -> slot.isModel() && slot.stored() == null && slot.mayBeChosen())
                .filter(slot -> resolution == ModelResolution.IDENTITY)
                .forEach(slot -> resolver.model(open(slot)));
        filler.findModels(workflow.plan().slots(), key -> null);
        return resolver.models();
    }

    private static ModelRequest open(Slot slot) {
        return new ModelRequest(slot.input(), null, null, false, slot.reference().models());
    }
}
