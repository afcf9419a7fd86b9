package io.github.camelinvokeai.cli;

import java.util.List;
import java.util.Map;

import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.model.ModelInfo;
import io.github.camelinvokeai.client.quick.MainModels;

/**
 * The model that the demo paints with, and the workflow that suits it.
 *
 * @param workflow name of the workflow's file
 */
record DemoModel(ModelInfo model, String workflow) {

    private static final Map<String, String> WORKFLOW_BY_BASE
            = Map.of("sd-1", "sd15-text-to-image.json", "sdxl", "sdxl-text-to-image.json");

    /**
     * Chooses from what is installed.
     *
     * @param  installed              all models of the server, in its order
     * @param  wanted                 the unique name or the key of one, or null for the first that fits
     * @throws ModelNotFoundException if none fits, with those that do
     */
    static DemoModel choose(List<ModelInfo> installed, String wanted) {
        ModelInfo chosen = MainModels.choose("--model", installed, WORKFLOW_BY_BASE.keySet(), wanted);
        return new DemoModel(chosen, WORKFLOW_BY_BASE.get(chosen.base()));
    }

    @Override
    public String toString() {
        return "'" + model.name() + "' (" + model.base() + ")";
    }
}
