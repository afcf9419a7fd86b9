package io.github.camelinvokeai.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.model.ModelInfo;

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
     * @param  wanted                 the name or key of one, or null for the first that fits
     * @throws ModelNotFoundException if none fits, with those that do
     */
    static DemoModel choose(List<ModelInfo> installed, String wanted) {
        List<ModelInfo> fitting = installed.stream()
                .filter(each -> "main".equals(each.type()) && WORKFLOW_BY_BASE.containsKey(each.base())).toList();
        ModelInfo chosen = fitting.stream()
                .filter(each -> wanted == null || wanted.equals(each.name()) || wanted.equals(each.key()))
                .findFirst().orElseThrow(() -> nothingFits(installed, fitting, wanted));
        return new DemoModel(chosen, WORKFLOW_BY_BASE.get(chosen.base()));
    }

    private static ModelNotFoundException nothingFits(List<ModelInfo> installed, List<ModelInfo> fitting, String wanted) {
        String trouble = wanted == null
                ? "No main model of base sd-1 or sdxl is installed"
                : "No main model '" + wanted + "' of base sd-1 or sdxl is installed";
        List<ModelInfo> shown = fitting.isEmpty()
                ? installed.stream().filter(each -> "main".equals(each.type())).toList() : fitting;
        String candidates = shown.stream().map(DemoModel::text).collect(Collectors.joining(", "));
        return new ModelNotFoundException(
                "--model", trouble + "; installed " + (fitting.isEmpty() ? "main models are " : "are ")
                           + (candidates.isEmpty() ? "none" : candidates),
                fitting.stream().map(ModelInfo::name).toList());
    }

    private static String text(ModelInfo model) {
        return "'" + model.name() + "' (" + model.base() + ")";
    }

    @Override
    public String toString() {
        return text(model);
    }
}
