package io.github.camelinvokeai.client.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.schema.ModelFilter;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.model;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.object;
import static org.assertj.core.api.Assertions.assertThat;

class ModelStepTest {

    private static final ObjectNode FOUND = model("here");

    @Test
    void aStoredModelIsFoundByTheFirstOfItsWordsThatAgrees() {
        assertThat(step(null, model("here"))).isEqualTo(ModelStep.KEY);
        assertThat(step(null, model("there").put("hash", "hash of here"))).isEqualTo(ModelStep.HASH);
        assertThat(step(null, model("there").put("name", "name of here"))).isEqualTo(ModelStep.NAME);
        assertThat(step(null, model("there"))).isEqualTo(ModelStep.BASE_AND_TYPE);
    }

    @Test
    void aNameCountsWithBaseAndTypeIfTheyAreTold() {
        assertThat(step(null, object().put("name", "name of here"))).isEqualTo(ModelStep.NAME);
        assertThat(step(null, object().put("name", "name of here").put("base", "sdxl"))).isEqualTo(ModelStep.BASE_AND_TYPE);
    }

    @Test
    void aTextIsAKeyOrAName() {
        assertThat(step("here", null)).isEqualTo(ModelStep.KEY);
        assertThat(step("name of here", null)).isEqualTo(ModelStep.NAME);
    }

    @Test
    void whatWasLeftOpenWasChosenByBaseAndType() {
        assertThat(step(null, null)).isEqualTo(ModelStep.BASE_AND_TYPE);
    }

    private static ModelStep step(String keyOrName, ObjectNode identifier) {
        return ModelStep.of(new ModelRequest("Model", keyOrName, identifier, false, ModelFilter.EVERY_MODEL), FOUND);
    }
}
