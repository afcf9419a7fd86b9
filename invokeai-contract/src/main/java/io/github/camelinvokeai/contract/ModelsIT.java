package io.github.camelinvokeai.contract;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.model.DnnModelRepository;
import io.github.camelinvokeai.client.model.ModelInfo;
import io.github.camelinvokeai.client.model.ModelQuery;
import io.github.camelinvokeai.client.workflow.Submission;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Models are found however they are named, and one that is not there is found missing before anything is sent. */
class ModelsIT extends ContractTest {

    private final DnnModelRepository models = client.models();

    @Test
    void findsEveryListedModelAgain() {
        List<ModelInfo> all = models.listModels();

        assertThat(all).extracting(ModelInfo::name).contains(ServerUnderTest.SD_MODEL, ServerUnderTest.SDXL_MODEL);
        assertThat(all).allSatisfy(model -> {
            assertThat(models.getModelByKey(model.key())).contains(model);
            assertThat(models.getModelByHash(model.hash())).map(ModelInfo::hash).contains(model.hash());
            assertThat(models.getModelsByAttributes(model.name(), model.base(), model.type())).contains(model);
            assertThat(model.toIdentifier()).hasSize(5).noneMatch(value -> value.isNull());
        });
        assertThat(models.listModels(ModelQuery.all().withBase("sdxl"))).extracting(ModelInfo::base).containsOnly("sdxl");
    }

    @Test
    void whatIsNotInstalledIsNotFound() {
        assertThat(models.getModelByKey("no-such-key")).isEmpty();
        assertThat(models.getModelByHash("no-such-hash")).isEmpty();
        assertThat(models.getModelsByAttributes("no such model", "sd-1", "main")).isEmpty();
    }

    @Test
    void aModelIsNamedByItsNameItsKeyTheModelOrAnObject() {
        ModelInfo tiny = tinySd();
        List<Object> names = List.of(tiny.name(), tiny.key(), tiny, tiny.toIdentifier(),
                Map.of("key", "of another server", "hash", tiny.hash()),
                Map.of("key", "of another server", "name", tiny.name(), "base", tiny.base(), "type", tiny.type()));

        assertThat(names).allSatisfy(name -> assertThat(modelSent(name)).isEqualTo(tiny.toIdentifier()));
    }

    private ModelInfo tinySd() {
        return models.listModels(ModelQuery.all().withName(ServerUnderTest.SD_MODEL)).get(0);
    }

    /** The model in the graph that the server took. */
    private ObjectNode modelSent(Object name) {
        Submission submission = longJob().set("Model", name);
        submit(submission).enqueued().join().forEach(queue::cancel);
        int itemId = queue.itemIdsOfBatch(submission.batchId()).get(0);
        String loader = submission.workflow().input("Model").nodeId();
        ObjectNode model = (ObjectNode) queue.item(itemId).session().path("graph").path("nodes").path(loader).path("model");
        model.remove("submodel_type");
        return model;
    }

    @Test
    void aMissingModelListsTheInstalledOnesThatFit() {
        ModelNotFoundException unknown = refusal("no such model");

        assertThat(unknown.input()).startsWith("Model");
        assertThat(unknown).hasMessageContaining("no such model").hasMessageContaining(tinySd().key());
        assertThat(unknown.candidates()).anyMatch(fits -> fits.contains(ServerUnderTest.SD_MODEL))
                .noneMatch(fits -> fits.contains(ServerUnderTest.SDXL_MODEL));
    }

    @Test
    void aModelOfAnotherBaseDoesNotFit() {
        assertThat(refusal(ServerUnderTest.SDXL_MODEL)).hasMessageContaining("does not fit");
    }

    private ModelNotFoundException refusal(String model) {
        Submission submission = textToImage(SD15, model);
        ModelNotFoundException refusal = catchThrowableOfType(ModelNotFoundException.class, () -> run(submission));
        assertThat(queue.batchStatus(submission.batchId()).unknown()).as("nothing was sent").isTrue();
        return refusal;
    }
}
