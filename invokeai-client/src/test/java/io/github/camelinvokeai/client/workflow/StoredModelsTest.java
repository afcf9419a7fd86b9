package io.github.camelinvokeai.client.workflow;

import java.util.List;

import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.json;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.model;
import static io.github.camelinvokeai.client.workflow.WorkflowBuilder.workflow;
import static org.assertj.core.api.Assertions.assertThat;

class StoredModelsTest {

    private final KnownServer server = new KnownServer().withModel(model("tiny"));

    @Test
    void eachIsToldWithItsPlaceAndWhatServes() {
        WorkflowHandle workflow = workflow().node("l", "main_model_loader").input("model", model("tiny"))
                .node("v", "vae_loader").input("vae_model", model("vast")).node("c", "lora_collection_loader")
                .input("loras", json("[{'lora':" + model("tiny").toString().replace('"', '\'') + ",'weight':1}]"))
                .shown("l.model").compile();

        List<ModelMatch> models = workflow.checkModels(ModelResolution.IDENTITY, server);

        assertThat(models).extracting(match -> match.place().nodeId() + "." + match.place().fieldName())
                .containsExactly("l.model", "v.vae_model", "c.loras");
        assertThat(models).extracting(ModelMatch::step).containsExactly(ModelStep.KEY, null, ModelStep.KEY);
        assertThat(models.get(0).place().inputIndex()).isZero();
        assertThat(models.get(1))
                .hasToString("VAE Model - SD1.5, SD2, SDXL, SD3, FLUX (v.vae_model): 'name of vast' (sd-1 main)"
                             + " is missing");
    }

    @Test
    void aRequiredModelThatIsLeftOpenIsTold() {
        WorkflowHandle workflow = workflow().node("l", "main_model_loader").input("model").compile();

        assertThat(workflow.checkModels(ModelResolution.IDENTITY, new KnownServer())).singleElement().satisfies(match -> {
            assertThat(match.wanted()).isNull();
            assertThat(match.found()).isNull();
        });
        assertThat(workflow.checkModels(ModelResolution.BY_BASE_AND_TYPE, server)).singleElement()
                .satisfies(match -> assertThat(match.found().key()).isEqualTo("tiny"));
    }
}
