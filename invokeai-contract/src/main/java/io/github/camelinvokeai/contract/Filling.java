package io.github.camelinvokeai.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelinvokeai.client.field.ImageField;
import io.github.camelinvokeai.client.field.ModelField;
import io.github.camelinvokeai.client.model.ModelInfo;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import io.github.camelinvokeai.client.workflow.WorkflowInput;

/**
 * Values for the inputs of any workflow: a picture for every image, an installed model that fits for every model, a
 * file that every server has for a file of prompts. An optional model of which none is installed is taken away.
 */
final class Filling {

    private static final String EXISTING_FILE = "/dev/null";

    private final List<ModelInfo> installed;
    private final byte[] picture;
    private final Submission submission;
    private final List<WorkflowInput> unfilled = new ArrayList<>();

    Filling(WorkflowHandle workflow, List<ModelInfo> installed, byte[] picture) {
        this.installed = installed;
        this.picture = picture;
        this.submission = workflow.newSubmission();
        workflow.inputs().stream().filter(input -> !input.connected()).forEach(this::fill);
    }

    /** The values. */
    Submission submission() {
        return submission;
    }

    /** The required inputs for which there is nothing. */
    List<WorkflowInput> unfilled() {
        return unfilled;
    }

    /**
     * Fills the rest with models and videos that no server has. Only a server that does not look for them takes these.
     */
    Submission withStandIns() {
        for (WorkflowInput input : unfilled) {
            submission.set(input.address(),
                    input.field() instanceof ModelField model ? standIn(model.filter()) : Map.of("video_name", "stand-in.mp4"));
        }
        return submission;
    }

    private static Map<String, String> standIn(ModelFilter filter) {
        return Map.of("key", "stand-in", "hash", "stand-in", "name", "stand-in",
                "base", filter.bases().stream().sorted().findFirst().orElse("any"),
                "type", filter.types().stream().sorted().findFirst().orElse("main"));
    }

    private void fill(WorkflowInput input) {
        if (input.field() instanceof ModelField model) {
            fill(input, model.filter());
        } else if (input.field() instanceof ImageField) {
            submission.set(input.address(), picture);
        } else if (input.nodeType().equals("prompt_from_file") && input.fieldName().equals("file_path")) {
            submission.set(input.address(), EXISTING_FILE);
        } else if (input.required() && input.value() == null) {
            unfilled.add(input);
        }
    }

    private void fill(WorkflowInput input, ModelFilter filter) {
        Optional<ModelInfo> fitting = installed.stream().filter(model -> filter.accepts(model.raw())).findFirst();
        if (fitting.isPresent()) {
            submission.set(input.address(), fitting.get());
        } else if (input.required()) {
            unfilled.add(input);
        } else {
            submission.set(input.address(), null);
        }
    }
}
